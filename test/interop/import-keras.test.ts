import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importModel } from '../../src/core/exchange/import-model';
import type { ImportedNetwork } from '../../src/core/exchange/imported-network';
import { startInstalledBackend } from '../unit/backend';
import { compare, inklingReads, judge, SAME_ANSWERS } from './agreement';
import { testDigits } from './digits';
import { readFloats, writeFloats } from './float-files';
import { RESULTS } from './places';
import { lastLine, pythonProgram, runPython } from './python';

const FOLDER = join(RESULTS, 'keras-import');

/** What `make_keras_models.py` makes, each as .keras and .h5. */
const BOTH = [
  'sequential',
  'functional',
  'rows',
  'reshaped',
  'without-channel',
  'bytes',
  'both-signs',
  'channels-first',
  'permuted',
  'convolutions',
  'within',
];

/** What it makes as earlier versions of Keras did. */
const OLDER = ['keras-2-sequential.h5', 'keras-2.0.h5', 'keras-2-functional.h5', 'keras-2.12.keras'];

const FILES = [...BOTH.flatMap((name) => [`${name}.keras`, `${name}.h5`]), ...OLDER];

async function bringIn(...path: string[]): Promise<ImportedNetwork> {
  const file = join(FOLDER, ...path);
  const bytes = await readFile(file);
  return (await importModel([{ name: file, bytes }])).network;
}

describe('what Keras made', () => {
  const rows: object[] = [];
  let digits: Awaited<ReturnType<typeof testDigits>>;
  let runtime: string;

  beforeAll(async () => {
    await startInstalledBackend();
    digits = await testDigits();
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(join(FOLDER, 'refused'), { recursive: true });
    const images = join(FOLDER, 'images.bin');
    await writeFloats(images, digits.images);
    const said = await runPython('runtimes', [pythonProgram('make_keras_models.py'), images, FOLDER]);
    runtime = lastLine(said);
  });

  afterAll(() => writeFile(join(RESULTS, 'keras-import.rows.json'), JSON.stringify(rows)));

  it.each(FILES)('is read as it was there: %s', async (file) => {
    const ours = inklingReads(await bringIn(file), digits.images);
    const theirs = await readFloats(join(FOLDER, file.replace(/\.(keras|h5)$/, '.f32')));
    const agreement = compare(ours, theirs, digits.digits.labels);
    judge({ format: 'keras, in', network: file, runtime }, agreement, SAME_ANSWERS, rows);
  });

  it('is all that was made', async () => {
    const made = (await readdir(FOLDER)).filter((name) => /\.(keras|h5)$/.test(name));
    expect(made.sort()).toEqual([...FILES].sort());
  });

  it('has its names, and says what was changed', async () => {
    const sequential = await bringIn('sequential.keras');
    expect(sequential.name).toBe('my_digits');
    expect(sequential.layers.slice(0, 3).map(({ name }) => name)).toEqual([
      'conv2d',
      'conv2d_relu',
      'batch_normalization',
    ]);
    expect(sequential.notes).toEqual([
      expect.stringContaining('“spatial_dropout2d” (SpatialDropout2D) does nothing'),
      expect.stringContaining('“gaussian_noise” (GaussianNoise) does nothing'),
    ]);
    expect((await bringIn('functional.h5')).layers[0]!.name).toBe('first_conv_1');
    expect((await bringIn('rows.h5')).notes).toEqual([expect.stringContaining('softmax was added')]);
    expect((await bringIn('bytes.keras')).notes[0]).toContain('0 to 255');
  });

  it.each([
    ['branched', /Layer “add.*joins 2 others/],
    ['oblong', /“oblong” can't be taken: its kernels are no squares/],
    ['coloured', /takes 32x32x3/],
    ['letters', /gives 26 numbers; only networks with 10/],
    ['swish', /“swish” has the activation (silu|swish)/],
    ['padded', /“zeros” puts 2 zeros before and 2 after what “narrow” gets/],
  ])('is refused by name where it can’t be taken: %s', async (name, reason) => {
    await expect(bringIn('refused', `${name}.keras`)).rejects.toThrow(reason);
  });
});
