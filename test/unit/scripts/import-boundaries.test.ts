import { ESLint } from 'eslint';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import projectConfig from '../../../eslint.config.js';
import { importBoundaries } from '../../../scripts/lint/import-boundaries.js';

const source = join(import.meta.dirname, '../../../src');

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parser: ts.parser },
    plugins: { inkling: { rules: { 'import-boundaries': importBoundaries } } },
    rules: { 'inkling/import-boundaries': ['error', source] },
  },
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
  ])('forbids %s to say %s', async (file, code) => {
    expect(await complaints(file, code)).toHaveLength(1);
  });

  it.each([
    ['core/ink/x.ts', "import { NO_VARIATION } from './variation'; import * as tf from '@tensorflow/tfjs-core';"],
    ['core/ink/x.ts', "import { INPUT_SHAPE } from '../network/layer'; import * as v from 'valibot';"],
    ['renderer/state/x.ts', "import { PAD_SIZE } from '../../core/ink/drawing'; import { mount } from 'svelte';"],
    ['main/services/x.ts', "import { REQUESTS } from '../../core/contract/api'; import { join } from 'node:path';"],
    ['main/desktop.ts', "import { app } from 'electron';"],
    ['main/desktop/x.ts', "import { Menu } from 'electron'; import { join } from 'node:path';"],
  ])('allows %s to say %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  it('are kept apart by the lint of this repository', () => {
    const levels = projectConfig.map((config) => config.rules?.['inkling/import-boundaries']).filter(Boolean);
    expect(levels).toEqual([['error', source]]);
  });
});
