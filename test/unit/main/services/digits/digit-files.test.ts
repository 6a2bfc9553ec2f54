import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type Digits, digitsBetween, imageAt } from '../../../../../src/core/data/digits';
import { readIdxImages, readIdxLabels, toDigits, writeIdx } from '../../../../../src/core/data/idx';
import { Random } from '../../../../../src/core/data/random';
import { UserError } from '../../../../../src/core/user-error';
import { DigitCollection } from '../../../../../src/main/services/digits/digit-collection';
import { readDigitFiles } from '../../../../../src/main/services/digits/digit-files';
import type { DigitFile } from '../../../../../src/main/services/digits/open-digit-files';
import { loadTestDigits, loadTrainingDigits } from '../../../../../src/main/services/digits/mnist';
import { SEVEN, ZERO } from '../../../core/ink/drawings';
import { temporaryFolder } from '../../temporary-folder';

const collectionOf = async (): Promise<DigitCollection> => new DigitCollection(await temporaryFolder());

async function withTwo(): Promise<DigitCollection> {
  const collection = await collectionOf();
  await collection.keep(7, SEVEN);
  await collection.keep(0, ZERO);
  return collection;
}

const idxFiles = (count: number, size = 28) => {
  const images = Uint8Array.from({ length: count * size * size }, (_, index) => (index % 7 === 0 ? 200 : 0));
  const { labels } = writeIdx({ count, images: new Uint8Array(count * 784), labels: new Uint8Array(count).fill(4) });
  const header = [0, 0, 8, 3, 0, 0, count >> 8, count & 255, 0, 0, 0, size, 0, 0, 0, size];
  const files: [DigitFile, DigitFile] = [
    { name: 'some-images', bytes: Uint8Array.from([...header, ...images]) },
    { name: 'some-labels', bytes: labels },
  ];
  return files;
};

const idxOf = (digits: Digits): [DigitFile, DigitFile] => {
  const { images, labels } = writeIdx(digits);
  return [
    { name: 'some-images', bytes: images },
    { name: 'some-labels', bytes: labels },
  ];
};

describe('own digits as IDX', () => {
  it('are files that any reader of MNIST reads, and come back as the same images', async () => {
    const collection = await withTwo();
    const expected = await collection.digits();
    const { name, bytes } = await collection.exportFile('idx');
    expect(name).toBe('own-digits.zip');
    const files = unzipSync(bytes);
    const images = readIdxImages(gunzipSync(files['own-digits-images-idx3-ubyte.gz']!));
    const labels = readIdxLabels(gunzipSync(files['own-digits-labels-idx1-ubyte.gz']!));
    const read = toDigits(images, labels);
    expect([...read.labels]).toEqual([7, 0]);
    expect([...read.images]).toEqual([...expected.images]);

    const elsewhere = await collectionOf();
    expect(await elsewhere.importFiles([{ name, bytes }])).toEqual({ added: 2, known: 0, notes: [] });
    const again = await elsewhere.digits();
    expect([...again.labels]).toEqual([7, 0]);
    expect([...again.images]).toEqual([...expected.images]);
    expect(await elsewhere.importFiles([{ name, bytes }])).toEqual({ added: 0, known: 2, notes: [] });
    expect((await new DigitCollection(elsewhere.folder.replace(/\/digits$/, '')).list()).length).toBe(2);
  });

  it('are taken in from two files in either order, packed or not, and of other sizes', async () => {
    const [images, labels] = idxFiles(3);
    const packed = { name: 'some-images.gz', bytes: gzipSync(images.bytes) };
    for (const files of [
      [images, labels],
      [labels, packed],
    ])
      // prettier-ignore
      expect((await readDigitFiles(files)).digits.map(({ label, where }) => [label, where])).toEqual([
        [4, `${files.includes(packed) ? packed.name : images.name}, image 1`],
        [4, expect.stringContaining('image 2')],
        [4, expect.stringContaining('image 3')],
      ]);
    const [larger] = idxFiles(3, 40);
    const [found] = (await readDigitFiles([larger, labels])).digits;
    const [picture] = found!.drawing.marks;
    expect(picture).toMatchObject({ kind: 'picture', framed: false });
  });

  it('are refused in one sentence where they don’t belong together', async () => {
    const [images, labels] = idxFiles(3);
    const [, fewer] = idxFiles(2);
    await expect(readDigitFiles([images])).rejects.toThrow('some-images has the images only');
    await expect(readDigitFiles([labels])).rejects.toThrow('some-labels has the labels only');
    await expect(readDigitFiles([images, fewer])).rejects.toThrow('3 images, but some-labels holds 2 labels');
    await expect(readDigitFiles([images, images, labels])).rejects.toThrow('more than one');
    const cut = { name: 'cut', bytes: images.bytes.subarray(0, 500) };
    await expect(readDigitFiles([cut, labels])).rejects.toThrow('cut is cut short');
    const tested = await loadTestDigits();
    const { images: testImages, labels: testLabels } = writeIdx(digitsBetween(tested, 40, 42));
    const testFiles = [{ name: 't', bytes: testImages }, { name: 'l', bytes: testLabels }]; // prettier-ignore
    await expect(readDigitFiles(testFiles)).rejects.toThrow("t, image 1 is one of MNIST's test digits");
    const [many, theirs] = idxFiles(20_001, 1);
    await expect(readDigitFiles([many, theirs])).rejects.toThrow('has 20,001 images; 20,000 at most');
    const bomb = { name: 'bomb.gz', bytes: gzipSync(Buffer.alloc(65 * 1024 * 1024)) };
    await expect(readDigitFiles([bomb])).rejects.toThrow('bomb.gz is compressed with gzip, and broken or too large');
    const noise = { name: 'x.bin', bytes: Uint8Array.of(0xff, 0xfe, 0x80) };
    await expect(readDigitFiles([noise])).rejects.toThrow('x.bin is no file of digits');
    const empty = { name: 'e.zip', bytes: zipSync({ 'README.md': Buffer.from('none') }) };
    await expect(readDigitFiles([empty])).rejects.toThrow('There are no digits in e.zip');
  });
});

describe('labelled images from elsewhere', () => {
  it('are turned as MNIST’s lie, and that is said; but not where the user says otherwise', async () => {
    const some = digitsBetween(await loadTrainingDigits(), 500, 560);
    const [images, labels] = idxOf(some);
    const upright = await readDigitFiles([images, labels]);
    expect(upright.notes).toEqual([]);
    const inverted = { name: 'other', bytes: images.bytes.map((value, at) => (at < 16 ? value : 255 - value)) };
    const turned = await readDigitFiles([inverted, labels]);
    expect(turned.notes).toEqual(['The images of other were inverted, from black on white.']);
    expect(turned.digits.map(({ drawing }) => drawing)).toEqual(upright.digits.map(({ drawing }) => drawing));
    const left = await readDigitFiles([inverted, labels], { turn: { invert: false } });
    expect(left.notes).toEqual([]);
    expect(left.digits[0]!.drawing).not.toEqual(upright.digits[0]!.drawing);
  });

  it('in a table are those of IDX files', async () => {
    const some = digitsBetween(await loadTrainingDigits(), 500, 520);
    const rows = Array.from(some.labels, (label, index) => [label, ...imageAt(some, index)].join(','));
    const table = {
      name: 'train.csv',
      bytes: Buffer.from(['label', ...Array(784).keys()].join(',') + `\n${rows.join('\n')}\n`),
    };
    const { digits } = await readDigitFiles([table]);
    const expected = (await readDigitFiles(idxOf(some))).digits;
    expect(digits.map(({ label, drawing }) => [label, drawing])).toEqual(
      expected.map(({ label, drawing }) => [label, drawing]),
    );
    expect(digits[3]!.where).toBe('train.csv, image 4');
  });
});

describe('own digits on a contact sheet', () => {
  it('are a picture that opens as any does, and is cut up into the same images', async () => {
    const collection = await withTwo();
    const { name, bytes } = await collection.exportFile('png');
    expect(name).toBe('own-digits.png');
    const picture = PNG.sync.read(Buffer.from(bytes));
    expect([picture.width, picture.height]).toEqual([626, 130]);
    const elsewhere = await collectionOf();
    expect(await elsewhere.importFiles([{ name, bytes }])).toEqual({ added: 2, known: 0, notes: [] });
    const [expected, again] = [await collection.digits(), await elsewhere.digits()];
    expect([...again.labels]).toEqual([0, 7]);
    expect([...again.images.subarray(0, 784)]).toEqual([...expected.images.subarray(784)]);
    expect([...again.images.subarray(784)]).toEqual([...expected.images.subarray(0, 784)]);
  });

  it('that Inkling did not write, or that was written anew, is refused', async () => {
    const { bytes } = await (await withTwo()).exportFile('png');
    const anew = PNG.sync.write(PNG.sync.read(Buffer.from(bytes)));
    await expect(readDigitFiles([{ name: 'a.png', bytes: anew }])).rejects.toThrow(
      "a.png doesn't say which digit it is",
    );
    await expect((await collectionOf()).exportFile('png')).rejects.toThrow('no digits to put on a contact sheet');
  });

  it('that is damaged in any way is refused, or taken as it is, and nothing else', async () => {
    const { bytes } = await (await withTwo()).exportFile('png');
    const random = Random.fromSeed(6);
    for (let run = 0; run < 300; run++) {
      const damaged = Uint8Array.from(bytes);
      for (let change = 0; change < 3; change++)
        damaged[Math.floor(random.uniform() * 300)] = Math.floor(random.uniform() * 256);
      const end = run % 3 === 0 ? Math.floor(random.uniform() * damaged.length) : damaged.length;
      await readDigitFiles([{ name: 'f', bytes: damaged.subarray(0, end) }]).catch((error: unknown) =>
        expect(error).toBeInstanceOf(UserError),
      );
    }
  });
});
