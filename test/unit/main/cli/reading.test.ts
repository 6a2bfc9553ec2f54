import { Random } from '../../../../src/core/data/random';
import { writeStranger } from '../../../../src/core/handwriting/strangers';
import { writeDigit } from '../../../../src/core/handwriting/written-digits';
import type { Drawing } from '../../../../src/core/ink/drawing';
import type { Separation } from '../../../../src/core/likeness/separation';
import { encode } from 'jpeg-js';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import type { Evaluation } from '../../../../src/core/training/progress';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { buildProgram } from '../built-program';
import { terminal, terminalIn } from './terminal';

/** A network that was really trained, a little: it reads about nine of ten digits. */
let trained: { folder: string; remove: () => Promise<void> };

beforeAll(async () => {
  const trainer = await buildProgram('src/main/workers/trainer.ts');
  const reader = await buildProgram('src/main/workers/reader.ts');
  const folder = join(trainer.path, '../little');
  const { run } = await terminalIn(join(trainer.path, '../terminal'), trainer.path, { reader: reader.path });
  const said = await run('train', '--network', 'dense', '--digits', '8000', '--epochs', '3', '--out', folder);
  expect(said).toMatchObject({ code: 0, err: '' });
  await reader.remove();
  trained = { folder, remove: () => trainer.remove() };
}, 300_000);

afterAll(() => trained.remove());

let place: Awaited<ReturnType<typeof terminal>>;
beforeEach(async () => {
  place = await terminal();
});

const idx = (dimensions: readonly number[], values: Uint8Array): Uint8Array => {
  const header = new DataView(new ArrayBuffer(4 + 4 * dimensions.length));
  header.setUint32(0, 0x800 + dimensions.length);
  dimensions.forEach((dimension, index) => header.setUint32(4 + 4 * index, dimension));
  return Buffer.concat([new Uint8Array(header.buffer), values]);
};

/** The first test digits as files: as they are, small and off centre on larger sheets, and shifted by 4 pixels. */
async function writeImages(count: number) {
  const digits = await loadTestDigits();
  const pixels = digits.images.subarray(0, count * IMAGE_PIXELS);
  const sheets = new Uint8Array(count * 50 * 60);
  for (let row = 0; row < 28 * count; row++) {
    const at = Math.floor(row / 28) * 3000 + ((row % 28) + 20) * 60 + 3;
    sheets.set(pixels.subarray(28 * row, 28 * (row + 1)), at);
  }
  const shifted = new Uint8Array(pixels.length);
  shifted.set(pixels.subarray(4 * 28 + 4));
  const paths = {
    images: join(place.folder, 'i.idx'),
    sheets: join(place.folder, 's.idx'),
    shifted: join(place.folder, 'o.idx'),
    labels: join(place.folder, 'l.gz'),
  };
  await writeFile(paths.images, idx([count, 28, 28], pixels));
  await writeFile(paths.sheets, idx([count, 50, 60], sheets));
  await writeFile(paths.shifted, idx([count, 28, 28], shifted));
  await writeFile(paths.labels, gzipSync(idx([count], digits.labels.subarray(0, count))));
  return paths;
}

const evaluation = async (...args: string[]): Promise<Evaluation & { blank: number; model: string }> => {
  const said = await place.run('evaluate', trained.folder, '--json', ...args);
  expect(said).toMatchObject({ code: 0, err: '' });
  return JSON.parse(said.out) as Evaluation & { blank: number; model: string };
};

describe('evaluate', () => {
  it("reads MNIST's test digits, as the training run did at its end", async () => {
    const card = JSON.parse(await readFile(join(trained.folder, 'card.json'), 'utf8')) as { evaluation: Evaluation };
    const read = await evaluation();
    expect(read.count).toBe(10_000);
    expect(read.accuracy).toBeGreaterThan(0.85);
    expect(read.confusion).toEqual(card.evaluation.confusion);
    expect(read.blank).toBe(0);
  });

  it('prints a table for people', async () => {
    const { images, labels } = await writeImages(200);
    const { out } = await place.run(
      'evaluate',
      trained.folder,
      '--images',
      images,
      '--labels',
      labels,
      '--shift',
      '-1,2',
    );
    expect(out).toMatch(/^Dense, 3 epochs on 200 images of .*i\.idx, shifted 1 left and 2 down\n/);
    const [, percent, right] = /Accuracy (\d+\.\d\d) % \((\d+) of 200\)/.exec(out)!;
    expect(Number(percent)).toBeCloseTo(Number(right) / 2);
    expect(out).toMatch(/\n9 +/);
  });

  it('reads less of turned, shifted and shrunk digits', async () => {
    const { images, labels } = await writeImages(1000);
    const files = ['--images', images, '--labels', labels];
    const plain = (await evaluation(...files)).accuracy;
    expect((await evaluation(...files, '--rotate', '90')).accuracy).toBeLessThan(0.5);
    expect((await evaluation(...files, '--shift', '6,0')).accuracy).toBeLessThan(plain - 0.2);
    expect((await evaluation(...files, '--scale', '0.5')).accuracy).toBeLessThan(plain - 0.1);
    expect((await evaluation(...files, '--rotate', '360')).accuracy).toBe(plain);
  });

  it("lays other images out as MNIST's, and 28x28 ones where it is told to", async () => {
    const { images, sheets, shifted, labels } = await writeImages(300);
    const accuracy = async (...args: string[]): Promise<number> =>
      (await evaluation('--labels', labels, '--images', ...args)).accuracy;
    const asTheyAre = await accuracy(images);
    expect(Math.abs((await accuracy(sheets)) - asTheyAre)).toBeLessThan(0.05);
    expect(await accuracy(shifted)).toBeLessThan(0.7);
    expect(Math.abs((await accuracy(shifted, '--normalize')) - asTheyAre)).toBeLessThan(0.05);
  });

  it('counts how well digits are told from ink that is none', async () => {
    const line = ({ marks }: Drawing): string =>
      JSON.stringify({
        label: 7,
        symbol: 'x',
        strokes: marks.map((mark) => (mark.kind === 'stroke' ? mark.points.map(({ x, y }) => [x, y]) : [])),
      });
    const random = Random.fromSeed(3);
    const write = async (name: string, drawings: readonly Drawing[]): Promise<string> => {
      const path = join(place.folder, name);
      await writeFile(path, drawings.map(line).join('\n'));
      return path;
    };
    const sevens = await write('sevens.jsonl', Array.from({ length: 60 }, () => writeDigit(7, random))); // prettier-ignore
    const strangers = await write('strangers.jsonl', Array.from({ length: 60 }, () => writeStranger(random))); // prettier-ignore
    const ask = ['--strokes', sevens, '--non-digits', strangers];
    const { auroc, refusedAt99, kept, refused, count } = (await evaluation(...ask)) as unknown as Evaluation &
      Separation;
    expect(count).toBe(60);
    expect(auroc).toBeGreaterThan(0.8);
    expect(kept).toBeGreaterThan(0.8);
    expect([refusedAt99, refused].every((share) => share >= 0 && share <= 1)).toBe(true);
    const said = await place.run('evaluate', trained.folder, ...ask);
    expect(said.out).toMatch(/Told from 60 drawings that are no digit: area under the ROC 0\.\d{4}/);
    await writeFile(strangers, '\n');
    expect(await place.run('evaluate', trained.folder, ...ask)).toMatchObject({
      code: 1,
      err: `There is no ink in ${strangers}.`,
    });
  });

  it('reads pen strokes', async () => {
    const file = join(place.folder, 'pen.jsonl');
    await writeFile(
      file,
      '{"label":1,"strokes":[[[0,0],[2,90],[3,180]]]}\n\n{"label":7,"strokes":[[[0,0],[50,0],[100,2],[70,70],[40,160]]]}\n',
    );
    const read = await evaluation('--strokes', file);
    expect(read.count).toBe(2);
    expect(read.accuracy).toBe(1);
  });

  it('reads labelled digits as pictures of a folder, tables and recordings have them', async () => {
    const { images, labels } = await loadTestDigits();
    const set = join(place.folder, 'set');
    const rows: string[] = [];
    for (let index = 0; index < 12; index++) {
      const pixels = images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
      const png = new PNG({ width: 28, height: 28 });
      pixels.forEach((ink, at) => png.data.set([ink, ink, ink, 255], 4 * at));
      await mkdir(join(set, String(labels[index])), { recursive: true });
      await writeFile(join(set, String(labels[index]), `${index}.png`), PNG.sync.write(png));
      rows.push([labels[index], ...pixels].join(','));
    }
    await writeFile(join(place.folder, 't.csv'), rows.join('\n'));
    const paths = await writeImages(12);
    const expected = await evaluation('--images', paths.images, '--labels', paths.labels);
    const ofFolder = await evaluation('--images', set);
    expect([ofFolder.count, ofFolder.accuracy]).toEqual([12, expected.accuracy]);
    expect(ofFolder.loss).toBeCloseTo(expected.loss, 5);
    expect((await evaluation('--images', join(place.folder, 't.csv'))).loss).toBeCloseTo(expected.loss, 5);
    const inkml = join(place.folder, '1.inkml');
    await writeFile(inkml, '<ink><trace>0 0, 2 90, 3 180</trace></ink>');
    expect(await evaluation('--strokes', inkml)).toMatchObject({ count: 1, accuracy: 1 });
    const alone = await place.run('evaluate', trained.folder, '--images', paths.images);
    expect(alone.err).toMatch(/has the images only: choose its file of labels along with it\.$/);
  });

  it('counts digits without ink', async () => {
    const labels = join(place.folder, 'l.idx');
    const images = join(place.folder, 'i.idx');
    await writeFile(images, idx([2, 28, 28], new Uint8Array(2 * IMAGE_PIXELS)));
    await writeFile(labels, idx([2], new Uint8Array(2)));
    const said = await place.run('evaluate', trained.folder, '--images', images, '--labels', labels, '--json');
    expect(said.code).toBe(0);
    expect(said.err).toBe('2 of them have no ink in them and were read as blank paper.');
  });

  it.each<[string, string, RegExp]>([
    [
      'a bad line',
      '{"strokes":[[[0,0]]],"label":1}\n{"strokes":[[[0,"x"]]],"label":1}',
      /pen\.jsonl, line 2 is not a pen digit/,
    ],
    ['no label', '\n\n{"strokes":[[[0,0]]]}', /pen\.jsonl, line 3 has no label/],
    ['nothing in it', '\n', /^There are no digits in .*pen\.jsonl\.$/],
  ])('refuses a stroke file with %s', async (_, text, message) => {
    const file = join(place.folder, 'pen.jsonl');
    await writeFile(file, text);
    const { code, out, err } = await place.run('evaluate', trained.folder, '--strokes', file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).not.toContain('\n');
  });

  it('reads whole numbers, by spacing too', async () => {
    const file = join(place.folder, 'numbers.jsonl');
    const strokes = [[[0, 0], [0, 50], [0, 100]], [[60, 0], [60, 50], [60, 100]]]; // prettier-ignore
    const lines = [
      { label: '11', strokes, spacing: 'loose' },
      { label: '11', strokes },
      { label: 110, strokes },
    ];
    await writeFile(file, lines.slice(0, 2).map((line) => JSON.stringify(line)).join('\n')); // prettier-ignore
    const { code, out } = await place.run('evaluate', trained.folder, '--numbers', file, '--json');
    expect(code).toBe(0);
    const score = JSON.parse(out) as { exact: number; digits: number };
    expect(score).toMatchObject({
      count: 2,
      bySpacing: { loose: { count: 1, exact: score.exact, digits: score.digits } },
    });
    const { out: table } = await place.run('evaluate', trained.folder, '--numbers', file);
    expect(table).toMatch(/ on 2 pen numbers of .*\n\n +Numbers +Exact +Digits\nall +2 .*\nloose +1 /);
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const wrong = await place.run('evaluate', trained.folder, '--numbers', file);
    expect(wrong).toMatchObject({
      code: 1,
      err: `${file}, line 3 is not a pen number: "label" must be a string of digits.`,
    });
    const turned = await place.run('evaluate', trained.folder, '--numbers', file, '--rotate', '9');
    expect(turned.code).toBe(2);
  });

  it('refuses labels that are not as many as the images, and files that are not there', async () => {
    const { images } = await writeImages(3);
    const labels = join(place.folder, 'four.idx');
    await writeFile(labels, idx([4], new Uint8Array(4)));
    const mismatch = await place.run('evaluate', trained.folder, '--images', images, '--labels', labels);
    expect(mismatch).toMatchObject({ code: 1, err: `${images} holds 3 images, but ${labels} holds 4 labels.` });
    const missing = await place.run('evaluate', trained.folder, '--strokes', 'nowhere.jsonl');
    expect(missing).toMatchObject({ code: 1, err: 'There is no file nowhere.jsonl.' });
    const folder = await place.run('evaluate', trained.folder, '--strokes', place.folder);
    expect(folder).toMatchObject({ code: 1, err: `${place.folder} is a folder, not a file.` });
  });
});

describe('recognize', () => {
  /** Test digit 0, a seven, dark on light paper, as one would photograph it. */
  async function sevenOnPaper(): Promise<PNG> {
    const { images } = await loadTestDigits();
    const png = new PNG({ width: 200, height: 260 });
    for (let y = 0; y < 260; y++) {
      for (let x = 0; x < 200; x++) {
        const column = Math.floor((x - 40) / 4);
        const row = Math.floor((y - 90) / 4);
        const inside = column >= 0 && row >= 0 && column < 28 && row < 28;
        const light = 230 - 0.8 * (inside ? images[28 * row + column]! : 0);
        png.data.set([light, light, light, 255], 4 * (200 * y + x));
      }
    }
    return png;
  }

  it('reads a PNG and a JPEG of a digit, and a stroke line', async () => {
    const png = await sevenOnPaper();
    const files = {
      png: join(place.folder, 'seven.png'),
      jpeg: join(place.folder, 'seven.jpg'),
      strokes: join(place.folder, 's.json'),
    };
    await writeFile(files.png, PNG.sync.write(png));
    await writeFile(files.jpeg, encode(png, 80).data);
    await writeFile(files.strokes, '{"strokes":[[[0,0],[50,0],[100,2],[70,70],[40,160]]]}');
    for (const file of Object.values(files)) {
      const { code, out } = await place.run('recognize', trained.folder, file);
      expect(code).toBe(0);
      expect(out).toMatch(/^7 \d+\.\d %\n\n0 /);
    }
    const answer = JSON.parse((await place.run('recognize', trained.folder, files.png, '--json')).out) as {
      digit: number;
      probabilities: number[];
    };
    expect(answer.digit).toBe(7);
    expect(answer.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  });

  /** Two ones and a nought beside each other, as a pen wrote them. */
  const NUMBER = JSON.stringify({
    strokes: [
      [[0, 0], [0, 50], [0, 100]],
      [[60, 0], [60, 50], [60, 100]],
    ],
  }); // prettier-ignore

  it('reads a folder, and what comes in on standard input', async () => {
    const scans = join(place.folder, 'scans');
    await mkdir(join(scans, 'more'), { recursive: true });
    const seven = PNG.sync.write(await sevenOnPaper());
    await writeFile(join(scans, '10.png'), seven);
    await writeFile(join(scans, '9.png'), seven);
    await writeFile(join(scans, 'more', 'one.json'), '{"strokes":[[[0,0],[2,90],[3,180]]]}');
    await writeFile(join(scans, '.hidden'), 'nothing');
    const table = await place.run('recognize', trained.folder, scans, '--csv');
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table.out.split('\n').map((line) => line.split(',').slice(0, 2))).toEqual([
      ['file', 'number'],
      [join(scans, '9.png'), '7'],
      [join(scans, '10.png'), '7'],
      [join(scans, 'more', 'one.json'), '1'],
    ]);
    place.stdin.bytes = seven;
    expect((await place.run('recognize', trained.folder, '-')).out).toMatch(/^7 \d/);
    expect((await place.run('recognize', trained.folder, scans, '-', '--csv')).out).toMatch(/\n-,7,[01]\.\d+$/);
    place.stdin.bytes = Buffer.from('{"strokes":[[[0,0],[50,0],[100,2],[70,70],[40,160]]]}\n');
    expect((await place.run('recognize', trained.folder, '-')).out).toMatch(/^7 \d/);
    place.stdin.bytes = Buffer.from('hello');
    expect((await place.run('recognize', trained.folder, '-')).err).toMatch(/^standard input is neither a picture/);
    expect((await place.run('recognize', trained.folder, '-', '-')).code).toBe(2);
  });

  it('reads strokes of InkML, UNIPEN and SVG, whatever they are called', async () => {
    const file = join(place.folder, 'ink');
    const answers: string[] = [];
    for (const content of [
      '<ink><annotation type="truth">x</annotation><trace>0 0, 50 0, 100 2, 70 70, 40 160</trace></ink>',
      '.SEGMENT DIGIT ? ? "x"\n.PEN_DOWN\n0 160\n50 160\n100 158\n70 90\n40 0\n.PEN_UP\n',
      '<svg><path fill="none" d="M0 0H50L100 2L70 70L40 160"/></svg>',
      '{"strokes":[[[0,0],[50,0],[100,2],[70,70],[40,160]]]}',
    ]) {
      await writeFile(file, content);
      answers.push((await place.run('recognize', trained.folder, file)).out);
    }
    expect(answers[0]).toMatch(/^7 \d/);
    expect(answers).toEqual(Array(4).fill(answers[0]));
    await writeFile(file, '.SEGMENT DIGIT ? ? "1"\n.PEN_DOWN\n0 1\n.SEGMENT DIGIT ? ? "1"\n.PEN_DOWN\n0 1\n');
    expect((await place.run('recognize', trained.folder, file)).err).toMatch(
      /has more than one digit; “inkling evaluate/,
    );
  });

  it('reads a whole number, with its pieces', async () => {
    const file = join(place.folder, 'number.json');
    await writeFile(file, NUMBER);
    const { out } = await place.run('recognize', trained.folder, file);
    expect(out).toMatch(/^\d\d\n\n\d +\d+\.\d %/);
    const answer = JSON.parse((await place.run('recognize', trained.folder, file, '--json')).out) as {
      number: string;
      pieces: { digit: number; probability: number; box: object; probabilities: number[] }[];
    };
    expect(out).toMatch(new RegExp(`^${answer.number}\\n`));
    expect(answer.pieces.map(({ digit }) => digit).join('')).toBe(answer.number);
    expect(answer.pieces[0]).toMatchObject({ box: { left: 80, top: 40, right: 80, bottom: 240 } });
    expect(answer.pieces[0]!.probabilities[answer.pieces[0]!.digit]).toBe(answer.pieces[0]!.probability);
    expect(answer).not.toHaveProperty('digit');
  });

  it('reads many files, and goes on after one that it can’t read', async () => {
    const [number, broken] = [join(place.folder, 'a,b.json'), join(place.folder, 'broken.json')];
    await writeFile(number, NUMBER);
    await writeFile(broken, 'hello');
    const plain = await place.run('recognize', trained.folder, number, broken, number);
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(/^.*a,b\.json: (\d\d)\n.*a,b\.json: \1$/);
    expect(plain.err.split('\n')).toEqual([
      `${broken} is neither a picture (PNG, JPEG, WebP, GIF, AVIF, BMP) nor a line of strokes.`,
      '1 of 3 files could not be read.',
    ]);
    const table = await place.run('recognize', trained.folder, number, number, '--csv');
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table.out).toMatch(/^file,number,least probability\n"[^"]*a,b\.json",\d\d,[01]\.\d{4}\n"/);
    const json = await place.run('recognize', trained.folder, number, number, '--json');
    expect(json.out.split('\n').map((line) => (JSON.parse(line) as { file: string }).file)).toEqual([number, number]);
    const both = await place.run('recognize', trained.folder, number, '--json', '--csv');
    expect(both).toMatchObject({ code: 2, err: '--json and --csv are two ways of printing: take one.' });
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['text', 'hello', /is neither a picture \(PNG, .*\) nor a line of strokes\.$/],
    ['a cut PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /is a broken PNG picture\.$/],
    ['a cut JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0]), /is a broken JPEG picture\.$/],
    [
      'a bomb',
      Buffer.from('89504e470d0a1a0a0000000d4948445200100000001000000806000000', 'hex'),
      /is too large a picture\.$/,
    ],
    ['two lines', '{"strokes":[[[0,0]]]}\n{"strokes":[[[0,0]]]}\n', /has more than one line of strokes/],
    ['no strokes', '{"points":[]}', /is not a pen number: "strokes" must be a list of strokes, at least one\.$/],
    [
      'white paper',
      PNG.sync.write(Object.assign(new PNG({ width: 9, height: 9 }), { data: Buffer.alloc(324, 255) })),
      /shows nothing that can be told from its paper/,
    ],
  ])('refuses %s in one sentence', async (_, content, message) => {
    const file = join(place.folder, 'digit');
    await writeFile(file, content);
    const { code, out, err } = await place.run('recognize', trained.folder, file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).toContain(file);
    expect(err).not.toContain('\n');
  });
});
