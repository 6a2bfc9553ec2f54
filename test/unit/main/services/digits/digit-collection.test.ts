import { spawn, spawnSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OwnDigitsChange } from '../../../../../src/core/data/own-digits';
import type { Drawing } from '../../../../../src/core/ink/drawing';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { UserError } from '../../../../../src/core/user-error';
import { DigitCollection } from '../../../../../src/main/services/digits/digit-collection';
import { eraser, inkImage, pen, SEVEN, ZERO } from '../../../core/ink/drawings';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';

const ONE: Drawing = { marks: [pen([[140, 40], [138, 240]])] }; // prettier-ignore

const file = (text: string) => [{ name: 'f', bytes: Buffer.from(text) }];

const labels = async (collection: DigitCollection) => (await collection.list()).map(({ label }) => label);

describe('own digits', () => {
  it('are kept in their order, and there for the next process', async () => {
    const home = await temporaryFolder();
    const collection = new DigitCollection(home);
    expect(await collection.list()).toEqual([]);
    await collection.keep(7, SEVEN);
    await collection.keep(0, ZERO);
    await collection.keep(1, ONE);
    expect(await labels(collection)).toEqual([7, 0, 1]);
    expect(await new DigitCollection(home).list()).toEqual(await collection.list());
  });

  it('keep pictures, eraser and pressure', async () => {
    const home = await temporaryFolder();
    const image = inkImage(Float32Array.from({ length: 784 }, (_, index) => ((index * 7) % 256) / 255));
    const drawing: Drawing = {
      marks: [
        { kind: 'picture', image, x: 0, y: 0, scale: 10, framed: true },
        { kind: 'stroke', tool: 'pen', width: 24, points: [{ x: 1.25, y: 2.5, pressure: 0.125 }] },
        eraser([[10, 20], [30, 40]]), // prettier-ignore
      ],
    };
    await new DigitCollection(home).keep(3, drawing);
    expect((await new DigitCollection(home).list())[0]!.drawing).toEqual(drawing);
  });

  it('are corrected, deleted and brought back to their place', async () => {
    const home = await temporaryFolder();
    const collection = new DigitCollection(home);
    const [seven, zero, one] = [
      await collection.keep(7, SEVEN),
      await collection.keep(0, ZERO),
      await collection.keep(1, ONE),
    ];
    await collection.relabel([one.id], 4);
    expect(await labels(collection)).toEqual([7, 0, 4]);
    await collection.delete([seven.id, zero.id]);
    expect(await labels(collection)).toEqual([4]);
    const later = new DigitCollection(home);
    await later.restore([zero.id, seven.id]);
    expect(await labels(later)).toEqual([7, 0, 4]);
    await later.restore([zero.id]);
    expect(await labels(later)).toEqual([7, 0, 4]);
    await expect(later.restore(['nobody'])).rejects.toThrow(UserError);
    await expect(later.relabel(['nobody'], 3)).rejects.toThrow('not there any more');
    await expect(later.keep(3, { marks: [pen([[5, 5]], 20), eraser([[5, 5]], 90)] })).rejects.toThrow('no ink');
  });

  it('tell what has changed, whoever changed it', async () => {
    const home = await temporaryFolder();
    const collection = new DigitCollection(home);
    const changes: OwnDigitsChange[] = [];
    collection.onChange((change) => changes.push(change));
    const seven = await collection.keep(7, SEVEN);
    await new DigitCollection(home).keep(0, ZERO);
    const other = new DigitCollection(home);
    await other.delete([seven.id]);
    await collection.list();
    expect(changes.map(({ put, removed }) => [put.map(({ label }) => label), removed])).toEqual([
      [[7], []],
      [[0], [seven.id]],
    ]);
  });

  it('leave a line that can’t be read where it is, and say so', async () => {
    const home = await temporaryFolder();
    const collection = new DigitCollection(home);
    const seven = await collection.keep(7, SEVEN);
    expect(await collection.unreadable()).toBeNull();
    const file = join(home, 'digits/digits.jsonl');
    await appendFile(file, '{"label":3,"strokes":[[[1,'); // cut off, without an end
    const zero = await collection.keep(0, ZERO);
    await collection.relabel([zero.id], 6);
    await collection.delete([seven.id]);
    expect(await labels(collection)).toEqual([6]);
    expect(await collection.unreadable()).toBe(`Line 1 of ${file} can't be read as a digit, and is left as it is.`);
    expect(await readFile(file, 'utf8')).toMatch(/^\{"label":3,"strokes":\[\[\[1,\n\{"label":6/);
  });

  it('are images to learn from, as the pad frames them, blank ones left out', async () => {
    const home = await temporaryFolder();
    const collection = new DigitCollection(home);
    await collection.keep(7, SEVEN);
    const zero = await collection.keep(0, ZERO);
    const blank = {
      ...zero,
      id: 'blank',
      kept: '2001-01-01T00:00:00.000Z',
      strokes: [],
      marks: [],
      drawing: undefined,
    };
    await appendFile(join(home, 'digits/digits.jsonl'), `${JSON.stringify(blank)}\n`);
    const digits = await collection.digits();
    expect([...digits.labels]).toEqual([7, 0]);
    expect(digits.images.length).toBe(2 * 784);
    const expected = rasterize((await collection.list())[1]!.drawing)!.map((ink) => Math.round(255 * ink));
    expect([...digits.images.subarray(0, 784)]).toEqual([...expected]);
    expect([...(await collection.everyDigit()).labels]).toEqual([0, 7, 0]);
  });
});

describe('a file of digits', () => {
  it('comes back as it went, and what is here already is not added twice', async () => {
    const collection = new DigitCollection(await temporaryFolder());
    await collection.keep(7, SEVEN);
    const one = await collection.keep(1, { marks: [...ONE.marks, eraser([[140, 40], [140, 60]])] }); // prettier-ignore
    const text = Buffer.from((await collection.exportFile('jsonl')).bytes).toString();
    expect(await collection.importFiles(file(text))).toEqual({ added: 0, known: 2, notes: [] });
    await collection.relabel([one.id], 4);
    expect(await collection.importFiles(file(text))).toEqual({ added: 0, known: 2, notes: [] });
    expect(await labels(collection)).toEqual([7, 4]);

    const elsewhere = new DigitCollection(await temporaryFolder());
    expect(await elsewhere.importFiles(file(`${text}\n${text}`))).toEqual({ added: 2, known: 2, notes: [] });
    expect(Buffer.from((await elsewhere.exportFile('jsonl')).bytes).toString()).toBe(text);
  });

  it('of other programs is taken in, in any unit, in its order', async () => {
    const collection = new DigitCollection(await temporaryFolder());
    const line = (label: number, size: number) =>
      JSON.stringify({ label, id: 12, kept: true, strokes: [[[0, 0], [size, 7 * size], [size / 3, label]]] }); // prettier-ignore
    const text = [3, 1, 4, 1, 5].map((label, index) => line(label, 0.1 + index)).join('\r\n');
    expect(await collection.importFiles(file(text))).toEqual({ added: 5, known: 0, notes: [] });
    expect(await labels(collection)).toEqual([3, 1, 4, 1, 5]);
    expect(await collection.importFiles(file(text))).toEqual({ added: 0, known: 5, notes: [] });
  });

  it.each([
    ['{"label":7,"strokes":[[[1,2],[3,4]]]}\n{"label":12}', 'f, line 2 is not a pen digit: "label" must be'],
    ['{"label":7,"strokes":[[[1,2],[3,4]]]}\n\n{"strokes":[[[1,2],[3,4]]]}', 'f, line 3 has no label'],
    ['{"label":7,"strokes":[[[1,2]]],"marks":[{"pen":20},{"pen":20}]}', '"marks" and "strokes" don\'t fit together'],
    ['{"label":7,"strokes":[[[1,2]]],"marks":[{"pen":-20}]}', 'f, line 1 is not a pen digit: no pad has room'],
    ['{"label":7,"strokes":[],"marks":[]}', 'f, line 1 has no ink in it'],
    ['\n \n', 'There are no digits in f'],
  ])('with a bad line is not taken in at all: %s', async (text, message) => {
    const collection = new DigitCollection(await temporaryFolder());
    await expect(collection.importFiles(file(text))).rejects.toThrow(message);
    await expect(collection.importFiles(file(text))).rejects.toThrow(UserError);
    expect(await collection.list()).toEqual([]);
  });
});

describe('two processes', () => {
  it('lose none of each other’s digits', async () => {
    const home = await temporaryFolder();
    const program = await buildProgram('test/unit/main/services/digits/keeping-process.ts');
    try {
      const others = [5, 6].map((label) => spawn(process.execPath, [program.path, home, String(label), '25']));
      const ends = others.map((other) => new Promise((resolve) => other.on('exit', resolve)));
      const collection = new DigitCollection(home);
      for (let count = 0; count < 25; count++) {
        const { id } = await collection.keep(1, ONE);
        if (count % 2 === 0) await collection.relabel([id], 2);
        else await collection.delete([id]);
      }
      expect(await Promise.all(ends)).toEqual([0, 0]);
      const counts = new Map<number, number>();
      for (const label of await labels(collection)) counts.set(label, (counts.get(label) ?? 0) + 1);
      expect(counts).toEqual(new Map([[2, 13], [5, 25], [6, 25]])); // prettier-ignore
      expect((await readdir(collection.folder)).sort()).toEqual(['deleted.jsonl', 'digits.jsonl']);
    } finally {
      await program.remove();
    }
  });

  it('are not held up by one that was killed in the middle of a change', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const home = await temporaryFolder();
    const lock = join(home, 'digits/.lock');
    await mkdir(join(home, 'digits'));
    await writeFile(lock, String(gone));
    await new DigitCollection(home).keep(7, SEVEN);
    // One whose number is another program's by now.
    await writeFile(lock, String(process.ppid));
    await utimes(lock, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000));
    await new DigitCollection(home).keep(0, ZERO);
    expect(await labels(new DigitCollection(home))).toEqual([7, 0]);
  });
});
