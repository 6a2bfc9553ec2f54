import { ESLint } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import projectConfig from '../../../eslint.config.js';
import { importBoundaries } from '../../../scripts/lint/import-boundaries.js';

const source = join(import.meta.dirname, '../../../src');

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    ...svelte.configs.base,
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
    {
      plugins: { inkling: { rules: { 'import-boundaries': importBoundaries } } },
      rules: { 'inkling/import-boundaries': ['error', source] },
    },
  ],
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(source, file) });
  return result!.messages.map(({ message }) => message);
}

describe('the parts of the source', () => {
  it.each([
    ['core/ink/x.ts', "import { readFile } from 'node:fs';"],
    ['core/ink/x.ts', "import { readFile } from 'fs';"],
    ['core/ink/x.ts', "import { app } from 'electron';"],
    ['core/ink/x.ts', "import WebSocket from 'ws';"],
    ['core/ink/x.ts', "import { ModelLibrary } from '../../main/services/models/model-library';"],
    ['core/x.ts', "export { theme } from '../renderer/ui/theme';"],
    ['core/x.ts', "export * from '../main/serve';"],
    ['core/x.ts', "const later = import('../main/serve');"],
    ['core/x.ts', "type Service = import('../main/serve').Service;"],
    ['core/x.ts', "import fs = require('node:fs');"],
    ['core/x.ts', "import ts from '../../scripts/build.js';"],
    ['renderer/state/x.ts', "import { app } from 'electron';"],
    ['renderer/state/x.ts', "import { join } from 'node:path';"],
    ['renderer/state/x.ts', "import type { ModelLibrary } from '../../main/services/models/model-library';"],
    ['main/services/x.ts', "import { theme } from '../../renderer/ui/theme';"],
    ['main/services/x.ts', "import { app } from 'electron';"],
    ['main/serve.ts', "import { app } from 'electron';"],
    ['main/services/x.ts', "import { mount } from 'svelte';"],
    ['main/services/x.ts', "import Chart from 'uplot';"],
    ['renderer/state/x.ts', "import open from 'open';"],
    ['renderer/ui/x.ts', "import { INPUT_SHAPE } from '../../core/network/layer';"],
    ['renderer/ui/x.ts', "import { pad } from '../state/pad/pad.svelte';"],
    ['renderer/words/x.ts', "import type { Theme } from '../ui/theme.svelte';"],
    ['renderer/state/x.ts', "import { picturesOf } from '../views/network/pictures';"],
    ['renderer/views/answer/x.ts', "import { DIALS } from '../../places/draw/variants/dial';"],
    ['renderer/places/draw/x.ts', "import { LESSONS } from '../lessons/lessons';"],
    ['renderer/places/draw/x.ts', "import { followMenu } from '../../menu-commands';"],
  ])('forbids %s to say %s', async (file, code) => {
    expect(await complaints(file, code)).toHaveLength(1);
  });

  it.each([
    ['core/ink/x.ts', "import { NO_VARIATION } from './variation'; import * as tf from '@tensorflow/tfjs-core';"],
    ['core/ink/x.ts', "import { INPUT_SHAPE } from '../network/layer'; import * as v from 'valibot';"],
    ['renderer/state/x.ts', "import { PAD_SIZE } from '../../core/ink/drawing'; import { mount } from 'svelte';"],
    ['main/services/x.ts', "import { REQUESTS } from '../../core/contract/api'; import { join } from 'node:path';"],
    [
      'renderer/ui/x.ts',
      "import { writeShare } from '../../core/words/quantities'; import { Theme } from './theme.svelte';",
    ],
    [
      'renderer/state/pad/x.ts',
      "import { Toasts } from '../../ui/toasts.svelte'; import { Runs } from '../training/runs.svelte';",
    ],
    [
      'renderer/places/lessons/01-grid/x.ts',
      "import { lesson } from '../parts/lesson'; import { pads } from '../../../views/pad/pen-input';",
    ],
    ['renderer/App.svelte.ts', "import { LESSONS } from './places/lessons/lessons';"],
    ['main/desktop.ts', "import { app } from 'electron';"],
    ['main/desktop/x.ts', "import { Menu } from 'electron'; import { join } from 'node:path';"],
  ])('allows %s to say %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  it('stay on their floors in components too', async () => {
    const code = '<script lang="ts">import Draw from "../places/draw/DrawPlace.svelte";</script><Draw />';
    expect(await complaints('renderer/ui/Button.svelte', code)).toHaveLength(1);
  });

  it('are kept apart by the lint of this repository', () => {
    const levels = projectConfig.map((config) => config.rules?.['inkling/import-boundaries']).filter(Boolean);
    expect(levels).toEqual([['error', source]]);
  });
});
