import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { addHabit, WRITING_HABITS, writeHabit } from '../../../../src/core/data/writing-habits';

/** A digit of lines, each from x, y to x, y in pixels. */
function drawn(...lines: [number, number, number, number][]): Uint8Array {
  return Uint8Array.from({ length: 784 }, (_, index) => {
    const x = index % 28;
    const y = Math.floor(index / 28);
    return lines.some(([ax, ay, bx, by]) => {
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(x - ax - along * dx, y - ay - along * dy) < 1.2;
    })
      ? 255
      : 0;
  });
}

const zero = Uint8Array.from({ length: 784 }, (_, index) =>
  Math.abs(Math.hypot((index % 28) - 14, Math.floor(index / 28) - 14) - 8) < 1.3 ? 255 : 0,
);
const one = drawn([14, 4, 14, 23]);
const seven = drawn([8, 5, 19, 5], [19, 5, 13, 23]);

const IMAGES: Readonly<Record<number, Uint8Array>> = { 0: zero, 1: one, 7: seven };

const habit = (digit: number, name: string) => WRITING_HABITS.find((one) => one.digit === digit && one.name === name)!;

/** The mean image of 60 seeds, 0..1. */
function mean(digit: number, name: string): Float32Array {
  const sum = new Float32Array(784);
  for (let seed = 0; seed < 60; seed++)
    writeHabit(IMAGES[digit]!, habit(digit, name), Random.fromSeed(seed)).forEach(
      (ink, at) => (sum[at]! += ink / 255 / 60),
    );
  return sum;
}

const inkWhere = (image: ArrayLike<number>, holds: (x: number, y: number) => boolean): number =>
  Array.from(image).reduce((sum, value, at) => sum + (holds(at % 28, Math.floor(at / 28)) ? value : 0), 0);

/** The first and last row or column that has ink. */
function extent(image: Uint8Array): { width: number; height: number } {
  const inked = Array.from(image.keys()).filter((at) => image[at]! > 100);
  const size = (places: number[]): number => Math.max(...places) - Math.min(...places) + 1;
  return { width: size(inked.map((at) => at % 28)), height: size(inked.map((at) => Math.floor(at / 28))) };
}

describe('writing habits', () => {
  it('are laid out as MNIST’s digits are: in a box of 20 pixels, the centre of mass in the middle', () => {
    for (const { digit, name } of WRITING_HABITS)
      for (let seed = 0; seed < 20; seed++) {
        const image = writeHabit(IMAGES[digit]!, habit(digit, name), Random.fromSeed(seed));
        const { width, height } = extent(image);
        expect(Math.max(width, height), `${digit} ${name}`).toBeLessThanOrEqual(21);
        const mass = inkWhere(image, () => true);
        const x = Array.from(image).reduce((sum, ink, at) => sum + ink * (at % 28), 0) / mass;
        const y = Array.from(image).reduce((sum, ink, at) => sum + ink * Math.floor(at / 28), 0) / mass;
        expect([Math.abs(x - 14) < 0.6, Math.abs(y - 14) < 0.6], `${digit} ${name}: ${x}, ${y}`).toEqual([true, true]);
      }
  });

  it('make the ring of a 0 the smaller the farther its slash goes beyond it', () => {
    const ringOf = (name: string): number => {
      const image = mean(0, name);
      // The upper left of the ring, where no slash goes: the row where it is darkest.
      const rows = Array.from({ length: 14 }, (_, y) => inkWhere(image, (x, row) => row === y && x > 8 && x < 13));
      return 14 - rows.indexOf(Math.max(...rows));
    };
    expect(ringOf('slashed')).toBeGreaterThan(ringOf('slashed beyond the ring'));
    expect(ringOf('slashed beyond the ring')).toBeGreaterThan(ringOf('slashed far beyond the ring'));
  });

  it('slash a 0 from the lower left to the upper right', () => {
    const image = mean(0, 'slashed far beyond the ring');
    expect(inkWhere(image, (x, y) => x > 18 && y < 9)).toBeGreaterThan(3);
    expect(inkWhere(image, (x, y) => x < 9 && y > 18)).toBeGreaterThan(3);
    expect(inkWhere(image, (x, y) => x < 8 && y < 8)).toBeLessThan(0.5);
    expect(inkWhere(image, (x, y) => x > 19 && y > 19)).toBeLessThan(0.5);
  });

  it('flag a 1 to the left of its top, the German one farther, and give the American one a foot on both sides', () => {
    const left = (name: string): number => inkWhere(mean(1, name), (x, y) => x < 12 && y > 5 && y < 16);
    expect(left('flagged')).toBeGreaterThan(1);
    expect(left('flagged far (German)')).toBeGreaterThan(left('flagged'));
    const foot = mean(1, 'flagged and footed (American)');
    expect(inkWhere(foot, (x, y) => x > 16 && y > 20)).toBeGreaterThan(1);
    expect(inkWhere(foot, (x, y) => x < 13 && y > 20)).toBeGreaterThan(1);
    expect(extent(writeHabit(one, habit(1, 'footed wide'), Random.fromSeed(1))).width).toBeGreaterThan(9);
  });

  it('cross a 7 through its stem, and draw its serif down from the left end of the top', () => {
    const crossed = mean(7, 'crossed');
    const wide = mean(7, 'crossed wide');
    const beside = (image: Float32Array): number => inkWhere(image, (x, y) => x < 10 && y > 10 && y < 19);
    expect(beside(crossed)).toBeGreaterThan(0.3);
    expect(beside(wide)).toBeGreaterThan(beside(crossed));
    expect(inkWhere(mean(7, 'with a serif'), (x, y) => x < 11 && y > 6 && y < 11)).toBeGreaterThan(1);
  });

  it('leave other digits, and paper, as they are', () => {
    expect(addHabit(zero, 8, Random.fromSeed(1))).toBe(zero);
    const paper = new Uint8Array(784);
    expect(addHabit(paper, 0, Random.fromSeed(1))).toBe(paper);
  });

  it('never change the digit they are given', () => {
    const copy = zero.slice();
    addHabit(zero, 0, Random.fromSeed(1));
    expect(zero).toEqual(copy);
  });
});
