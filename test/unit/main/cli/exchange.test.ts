import { unzipSync, zipSync } from 'fflate';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_MODEL } from '../../../../src/core/contract/api';
import { EXPORT_FORMAT_IDS, EXPORT_FORMATS } from '../../../../src/core/exchange/export-formats';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import { writeBytes } from '../../../../src/core/words/quantities';
import { putFolder } from '../../../../src/main/services/disk/durable-folder';
import { modelFiles } from '../../../../src/main/services/models/model-folder';
import { buildProgram } from '../built-program';
import { modelToSave } from '../trained-models';
import { terminal } from './terminal';

type Program = Awaited<ReturnType<typeof buildProgram>>;
let exchanger: Program;
let reader: Program;

beforeAll(async () => {
  [exchanger, reader] = [
    await buildProgram('src/main/workers/exchanger.ts'),
    await buildProgram('src/main/workers/reader.ts'),
  ];
}, 240_000);

afterAll(() => Promise.all([exchanger.remove(), reader.remove()]));

const place = () => terminal('no-trainer', { exchanger: exchanger.path, reader: reader.path });

describe('export', () => {
  it('lists its formats, each with what opens it', async () => {
    const { run } = await place();
    const { out } = await run('export', '--help');
    for (const id of EXPORT_FORMAT_IDS) {
      expect(out).toContain(`  ${id} `);
      expect(out).toContain(EXPORT_FORMATS[id].openedBy);
    }
  });

  it('writes a zip and no other file in its place', async () => {
    const { run, folder } = await place();
    const file = join(folder, 'little.zip');
    const { code, out } = await run('export', 'plain', '--out', file);
    expect(code).toBe(0);
    const before = await readFile(file);
    expect(out).toBe(`Wrote ${file} (${writeBytes(before.length)}).`);
    expect(Object.keys(unzipSync(before))).toContain('little/model.json');
    const again = await run('export', 'plain', '--out', file, '--format', 'c');
    expect(again).toMatchObject({ code: 1, err: `${file} is there already; --force writes over it.` });
    expect(await readFile(file)).toEqual(before);
    expect(await run('export', 'plain', '--out', file, '--format', 'c', '--force')).toMatchObject({ code: 0 });
    expect(Object.keys(unzipSync(await readFile(file)))).toEqual(['little/little.h', 'little/README.md']);
    const onFolder = await run(
      'export',
      'plain',
      '--out',
      `${folder}.zip/../${folder.split('/').pop()}`,
      '--format',
      'c',
    );
    expect(onFolder.code).not.toBe(0);
    const nowhere = await run('export', 'plain', '--out', join(folder, 'no/where.zip'));
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain(`There is no folder ${join(folder, 'no')}.`);
  });

  it('writes the bare file where --out ends as the format does, its README beside it', async () => {
    const { run, folder } = await place();
    const file = join(folder, 'my digits.h');
    const { code, out } = await run('export', 'plain', '--out', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 'c', file, beside: [{ file: `${file}.md` }] });
    expect(await readFile(file, 'utf8')).toContain('static int my_digits_read(');
    expect(await readFile(`${file}.md`, 'utf8')).toContain('#include "my-digits.h"');
    // The README is not written over either.
    const other = join(folder, 'other.h');
    await writeFile(`${other}.md`, 'mine');
    expect(await run('export', 'plain', '--out', other)).toMatchObject({ code: 1 });
    expect(await readdir(folder)).not.toContain('other.h');
  });
});

it('says the size of a large export in megabytes, as the window does', async () => {
  const { run, folder, shippedModels } = await place();
  const [layers, , card] = modelToSave('large');
  const wide = layers.map((layer) => (layer.kind === 'dense' && layer.units > 10 ? { ...layer, units: 512 } : layer));
  await putFolder(join(shippedModels, 'large'), modelFiles(wide, initialWeights(wide, 1), card), 'refuse');
  const file = join(folder, 'large.tflite');
  expect((await run('export', 'large', '--out', file)).out).toContain(`Wrote ${file} (1.6 MB).`);
});

describe('import', () => {
  it('stores what was exported under its name, read by the same numbers', async () => {
    const { run, folder, home } = await place();
    const file = join(folder, 'mine.zip');
    await run('export', 'plain', '--out', file);
    const { code, out, err } = await run('import', file, '--json');
    expect([code, err]).toEqual([0, '']);
    const made = JSON.parse(out) as { id: string; name: string; folder: string; evaluation: { count: number } };
    expect(made).toMatchObject({ name: 'plain 2', notes: [], evaluation: { count: 10_000 } });
    expect(made.folder).toBe(join(home, 'models', made.id));
    const card = JSON.parse(await readFile(join(made.folder, 'card.json'), 'utf8')) as object;
    expect(card).toMatchObject({ imported: { format: 'TensorFlow.js', file: 'mine.zip', notes: [] } });
    expect((await run('evaluate', made.name, '--json')).out).toContain('"model":"plain 2"');
    expect(JSON.parse((await run('models', '--json')).out)).toMatchObject([{}, { imported: { file: 'mine.zip' } }]);

    // Its folder, and its files one by one; a name of one's own.
    const unpacked = join(folder, 'unpacked');
    await mkdir(unpacked);
    for (const [path, bytes] of Object.entries(unzipSync(await readFile(file))))
      await writeFile(join(unpacked, path.replace(/.*\//, '')), bytes);
    expect((await run('import', unpacked, '--name', 'From a folder')).out).toMatch(/^From a folder: reads/);
    const [model, weights] = ['model.json', 'weights.bin'].map((name) => join(unpacked, name)) as [string, string];
    expect(await run('import', model, weights)).toMatchObject({ code: 0 });
    expect(await run('import', model)).toMatchObject({
      code: 1,
      err: expect.stringContaining('“weights.bin”') as string,
    });
  });

  it('finds out the scale of pixels, says so, and takes another that was chosen', async () => {
    const { run } = await place();
    const file = 'test/unit/core/exchange/imported-cases/takes-bytes.keras';
    const found = JSON.parse((await run('import', file, '--json')).out) as { notes: string[]; evaluation: object };
    expect(found).toMatchObject({ evaluation: { accuracy: 0.9395 } });
    expect(found.notes).toEqual([expect.stringContaining('It takes pixels from 0 for paper to 255 for ink')]);
    const chosen = await run('import', file, '--input', 'unit');
    expect(chosen.out).toContain('reads 12.45 % of MNIST');
    expect(chosen.out).toContain('It was said to take pixels from 0 for paper to 1 for ink.');
  });

  it('refuses a network whose answers are no numbers', async () => {
    const { run, folder, home } = await place();
    const out = join(folder, 'mine.zip');
    await run('export', 'plain', '--out', out);
    const files = unzipSync(await readFile(out));
    const weights = new Float32Array(files['mine/weights.bin']!.slice().buffer).fill(3e38);
    const huge = join(folder, 'huge.zip');
    await writeFile(huge, zipSync({ ...files, 'mine/weights.bin': new Uint8Array(weights.buffer) }));
    const { code, err } = await run('import', huge);
    expect([code, err]).toEqual([1, 'Its probabilities are not numbers: its weights are too large, or wrong.']);
    await expect(readdir(join(home, 'models'))).rejects.toThrow('ENOENT');
  });

  it('refuses what is too large before it is read', async () => {
    const { run, folder } = await place();
    const file = join(folder, 'huge.onnx');
    await writeFile(file, '');
    await truncate(file, LARGEST_MODEL + 1);
    expect(await run('import', file)).toMatchObject({
      code: 1,
      err: 'A model has at most 100.7 MB, and this is more.',
    });
  });

  it('refuses what is no model in one sentence, and stores nothing', async () => {
    const { run, folder, home } = await place();
    const file = join(folder, 'bomb.zip');
    await writeFile(file, zipSync({ '../../up': new Uint8Array(9) }));
    expect(await run('import', file)).toMatchObject({
      code: 1,
      out: '',
      err: 'The zip has a path that leads out of it: “../../up”.',
    });
    expect(await run('import', join(folder, 'none.zip'))).toMatchObject({
      code: 1,
      err: `There is no file ${join(folder, 'none.zip')}.`,
    });
    const around = join(folder, 'around');
    await mkdir(join(around, 'model'), { recursive: true });
    expect(await run('import', around)).toMatchObject({
      code: 1,
      err: `There is no file in ${around} itself: name the folder of the model.`,
    });
    await expect(readdir(join(home, 'models'))).rejects.toThrow('ENOENT');
  });
});
