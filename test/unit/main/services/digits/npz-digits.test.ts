import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../../src/core/user-error';
import { readDigitFiles } from '../../../../../src/main/services/digits/digit-files';
import { type NumberArray, readNpy } from '../../../../../src/main/services/digits/npy';
import { type Purpose, readArrayDigits } from '../../../../../src/main/services/digits/npz-digits';
import { openDigitFiles } from '../../../../../src/main/services/digits/open-digit-files';

/** Files that NumPy 2.4 wrote: three 4x4 images of pixels that count up, with the labels 7, 0 and 1. */
const file = async (name: string) => ({ name, bytes: await readFile(join(import.meta.dirname, 'digit-cases', name)) });
const arraysOf = async (name: string) =>
  (await openDigitFiles([await file(name)])).map((one) => readNpy(one.bytes, one.name));

const COUNTED = Array.from({ length: 48 }, (_, at) => at);

describe('arrays of NumPy', () => {
  it('are read as NumPy writes them: bytes, floats of another byte order, by columns', async () => {
    const plain = await arraysOf('savez.npz');
    expect(plain.map(({ name, shape }) => [name, shape])).toEqual([
      ['savez.npz/x_train.npy', [3, 4, 4]],
      ['savez.npz/y_train.npy', [3]],
      ['savez.npz/x_test.npy', [2, 4, 4]],
      ['savez.npz/y_test.npy', [2]],
    ]);
    expect([...Array.from(plain[0]!.values)]).toEqual(COUNTED);
    const [images] = await arraysOf('compressed.npz');
    expect(Array.from(images!.values, (value) => Math.round(255 * value))).toEqual(COUNTED);
  });

  const npy = (header: string, numbers: readonly number[] = []): Uint8Array =>
    Uint8Array.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0, ...Buffer.from(header), ...numbers]);
  const header = (descr: string, shape: string): string =>
    `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;

  it.each([
    ["'|i1'", [255, 3], [-1, 3]],
    ["'<i2'", [255, 255, 3, 0], [-1, 3]],
    ["'>u4'", [0, 0, 1, 0, 0, 0, 0, 3], [256, 3]],
    ["'<i8'", [7, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255], [7, -1]],
    ["'<f2'", [0, 0x3c, 0, 0xc0], [1, -2]],
    ["'<f4'", [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], [1, -2]],
    ["'|b1'", [1, 0], [1, 0]],
  ])('of the type %s are read', (descr, bytes, values) => {
    expect([...Array.from(readNpy(npy(header(descr, '(2,)'), bytes), 'a').values)]).toEqual(values);
  });

  it('are refused in one sentence where they can’t be read', () => {
    const broken = new UserError('a is a broken array of NumPy.');
    expect(() => readNpy(npy(header("'|u1'", '(2,)'), [1]), 'a')).toThrow(broken);
    expect(() => readNpy(npy(header("'|u1'", '(2,)'), [1, 2, 3]), 'a')).toThrow(broken);
    expect(() => readNpy(npy("{'descr': '|u1'"), 'a')).toThrow(broken);
    expect(() => readNpy(npy('').subarray(0, 9), 'a')).toThrow(broken);
    expect(() => readNpy(npy(header("'|O'", '(2,)')), 'a')).toThrow(
      'a is an array of NumPy that holds O, not numbers.',
    );
    expect(() => readNpy(npy(header("[('x', '<i4')]", '(2,)')), 'a')).toThrow('holds records, not numbers.');
    expect(() => readNpy(npy(header("'|u1'", '(90000, 1000)')), 'a')).toThrow('a is too large an array.');
  });
});

const array = (name: string, shape: readonly number[], value: number | readonly number[] = 0): NumberArray => ({
  name,
  shape,
  values: typeof value === 'number' ? Array<number>(shape.reduce((one, other) => one * other, 1)).fill(value) : value,
});
const read = (purpose: Purpose, ...arrays: NumberArray[]) => readArrayDigits(arrays, purpose);

describe('labelled images in arrays', () => {
  it('are the training digits for learning, the test digits for testing', async () => {
    const arrays = await arraysOf('savez.npz');
    const learned = readArrayDigits(arrays, 'learn');
    expect(learned.parts.map(({ labels }) => [...labels])).toEqual([[7, 0, 1]]);
    expect([...learned.parts[0]!.images.pixels]).toEqual(COUNTED);
    expect(learned.notes).toEqual(['savez.npz/x_test.npy was left out: networks are tested with it.']);
    const tested = readArrayDigits(arrays, 'test');
    expect(tested.parts.map(({ labels }) => [...labels])).toEqual([[3, 4]]);
    expect(tested.notes).toEqual(['savez.npz/x_train.npy was left out: networks learn from it.']);
    expect((await readDigitFiles([await file('savez.npz')])).digits.map(({ label, where }) => [label, where])).toEqual([
      [7, 'savez.npz/x_train.npy, image 1'],
      [0, 'savez.npz/x_train.npy, image 2'],
      [1, 'savez.npz/x_train.npy, image 3'],
    ]);
  });

  it('are read as shares, one-hot, with a channel or as rows', async () => {
    const [part] = readArrayDigits(await arraysOf('compressed.npz'), 'learn').parts;
    expect([...part!.images.pixels]).toEqual(COUNTED);
    expect([...part!.labels]).toEqual([7, 0, 1]);
    for (const shape of [
      [2, 5, 6, 1],
      [2, 1, 5, 6],
    ])
      // prettier-ignore
      expect(read('learn', array('x', shape, 9), array('y', [2, 1], 3)).parts[0]).toMatchObject({
        images: { count: 2, width: 6, height: 5 },
        labels: Uint8Array.of(3, 3),
      });
    expect(read('learn', array('x', [2, 25], 9), array('y', [2], 3)).parts[0]!.images).toMatchObject({
      width: 5,
      height: 5,
    });
  });

  it('are refused in one sentence where they don’t belong together', () => {
    const images = array('x', [2, 4, 4]);
    const labels = array('y', [2]);
    const cases: [NumberArray[], string][] = [
      [[images], 'x has 2 images, and no array has as many labels.'],
      [[images, array('y', [3])], 'x has 2 images, and no array has as many labels.'],
      [
        [images, array('a', [2]), array('b', [2])],
        'x has labels in a or b: call them after it, as y_train after x_train.',
      ],
      [[labels], 'y has no images with it: they are an array of [count, height, width], as x_train beside y_train.'],
      [[array('x', [2, 4, 4, 3]), labels], 'x has images in colour: make them grey first, with one channel.'],
      [[array('x', [2, 4, 4], -1), labels], 'x has the pixel -1: they are to be from 0 to 255, or from 0 to 1.'],
      [[images, array('y', [2], [3, 10])], 'y has the label 10 at 1; only the digits 0 to 9 can be used.'],
      [[images, array('y', [2], [3, 0.5])], 'y has the label 0.5 at 1; only the digits 0 to 9 can be used.'],
    ];
    for (const [arrays, sentence] of cases) expect(() => read('learn', ...arrays)).toThrow(new UserError(sentence));
    expect([...read('learn', images, array('t', [2]), labels).parts[0]!.labels]).toEqual([0, 0]);
  });
});
