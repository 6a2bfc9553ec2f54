import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromOnnx } from '../../src/core/exchange/onnx/from-onnx';
import { startInstalledBackend } from '../unit/backend';
import { compare, inklingReads, judge, SAME_ANSWERS } from './agreement';
import { testDigits } from './digits';
import { readFloats, writeFloats } from './float-files';
import { RESULTS } from './places';
import { lastLine, pythonProgram, runPython } from './python';

/** What makes ONNX models, with random weights, and says what they read. */
const MAKERS = {
  pytorch: {
    python: 'torch',
    program: 'make_pytorch_models.py',
    models: [
      'viewed',
      'viewed_opset_9',
      'averaged',
      'averaged_one_image',
      'channels_last',
      'scaled',
      'pooled',
      'flattened',
      'rows',
    ],
  },
  onnx: {
    python: 'runtimes',
    program: 'make_onnx_models.py',
    models: ['added_biases', 'turned', 'meant', 'reduced', 'normalized_row'],
  },
} as const;

describe.each(Object.entries(MAKERS))('ONNX models made with %s', (maker, { python, program, models }) => {
  const folder = join(RESULTS, 'onnx-import', maker);
  const rows: object[] = [];
  let digits: Awaited<ReturnType<typeof testDigits>>;
  let runtime: string;

  beforeAll(async () => {
    await startInstalledBackend();
    await mkdir(folder, { recursive: true });
    digits = await testDigits();
    const images = join(folder, 'images.bin');
    await writeFloats(images, digits.images);
    runtime = lastLine(await runPython(python, [pythonProgram(program), images, folder]));
  });

  afterAll(() => writeFile(join(RESULTS, `onnx-import-${maker}.rows.json`), JSON.stringify(rows)));

  it.each(models)('are read as they were there: %s', async (name) => {
    const ours = inklingReads(fromOnnx(readFileSync(join(folder, `${name}.onnx`))), digits.images);
    const theirs = await readFloats(join(folder, `${name}.f32`));
    const agreement = compare(ours, theirs, digits.digits.labels);
    judge({ format: 'onnx, in', network: name, runtime }, agreement, SAME_ANSWERS, rows);
  });

  it('are all that were made', () => {
    const made = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
    expect(made.sort()).toEqual(models.map((name) => `${name}.onnx`).sort());
  });
});
