import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromOnnx } from '../../src/core/exchange/onnx/from-onnx';
import { Network } from '../../src/core/network/network';
import { startInstalledBackend } from '../unit/backend';
import { compare } from './agreement';
import { testDigits } from './digits';
import { RESULTS } from './places';
import { lastLine, pythonProgram, runPython } from './python';
import { SAME_ANSWERS } from './test-format';

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
    await writeFile(images, new Uint8Array(digits.images.buffer));
    runtime = lastLine(await runPython(python, [pythonProgram(program), images, folder]));
  });

  afterAll(() => writeFile(join(RESULTS, `onnx-import-${maker}.rows.json`), JSON.stringify(rows)));

  it.each(models)('are read as they were there: %s', (name) => {
    const { layers, weights } = fromOnnx(readFileSync(join(folder, `${name}.onnx`)));
    const network = Network.fromWeights(layers, weights);
    const ours = network.recognize(digits.images, digits.digits.count);
    network.dispose();
    const bytes = readFileSync(join(folder, `${name}.f32`));
    const theirs = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    const agreement = compare(ours, theirs, digits.digits.labels);
    const { difference, winners, accuracy } = agreement;
    const verdict = SAME_ANSWERS.holds(agreement) ? SAME_ANSWERS.words : `NOT ${SAME_ANSWERS.words}`;
    rows.push({ format: 'onnx, in', network: name, runtime, difference, winners, accuracy, verdict });
    expect(SAME_ANSWERS.holds(agreement), JSON.stringify(agreement)).toBe(true);
  });

  it('are all that were made', () => {
    const made = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
    expect(made.sort()).toEqual(models.map((name) => `${name}.onnx`).sort());
  });
});
