import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { addHabit } from '../../../../src/core/data/writing-habits';

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

/** Where habits of 100 seeds added ink, as shares of the seeds; row by row. */
function added(source: Uint8Array, label: number): Float32Array {
  const share = new Float32Array(784);
  for (let seed = 0; seed < 100; seed++) {
    const written = addHabit(source, label, Random.fromSeed(seed));
    expect(written.every((ink, at) => ink >= source[at]!)).toBe(true);
    written.forEach((ink, at) => {
      if (ink > source[at]! + 128) share[at]! += 0.01;
    });
  }
  return share;
}

const sumWhere = (share: Float32Array, holds: (x: number, y: number) => boolean): number =>
  share.reduce((sum, value, at) => sum + (holds(at % 28, Math.floor(at / 28)) ? value : 0), 0);

describe('addHabit', () => {
  it('slashes most zeros from the lower left to the upper right, and leads the pen into the others from above', () => {
    const share = added(zero, 0);
    expect(share[14 * 28 + 14]).toBeGreaterThan(0.5);
    expect(share[14 * 28 + 14]).toBeLessThan(0.8);
    expect(share[9 * 28 + 14]).toBeGreaterThan(0.03);
    expect(sumWhere(share, (x, y) => x > 16 && y > 16)).toBe(0);
    expect(sumWhere(share, (x, y) => x > 14 && y < 14)).toBeGreaterThan(7);
    expect(sumWhere(share, (x, y) => x < 14 && y > 14)).toBeGreaterThan(7);
  });

  it('flags most ones at the top, to the left, gives some a foot and others a tick to the right', () => {
    const share = added(one, 1);
    expect(sumWhere(share, (x, y) => x < 13 && y < 18)).toBeGreaterThan(3);
    expect(sumWhere(share, (x, y) => x > 16 && y < 18)).toBe(0);
    const foot = share[23 * 28 + 17]!;
    expect(foot).toBeGreaterThan(0.1);
    expect(foot).toBeLessThan(0.55);
    expect(share[23 * 28 + 11]).toBeGreaterThan(0.1);
    expect(sumWhere(share, (x, y) => x > 16 && y > 17 && y < 22)).toBeGreaterThan(0.1);
    expect(sumWhere(share, (x, y) => x < 12 && y > 18 && y < 21)).toBeLessThan(0.1);
  });

  it('bars most sevens across the stem, and gives the others a serif at the left end of the top', () => {
    const share = added(seven, 7);
    expect(sumWhere(share, (x, y) => x < 14 && y > 11 && y < 20)).toBeGreaterThan(1.5);
    expect(sumWhere(share, (x, y) => x > 18 && y > 9 && y < 20)).toBeGreaterThan(0.7);
    expect(sumWhere(share, (x, y) => x < 12 && y > 6 && y < 11)).toBeGreaterThan(0.3);
    expect(sumWhere(share, (x, y) => x > 20 && y < 8)).toBe(0);
  });

  it('leaves other digits, and paper, as they are', () => {
    expect(addHabit(zero, 8, Random.fromSeed(1))).toBe(zero);
    const paper = new Uint8Array(784);
    expect(addHabit(paper, 0, Random.fromSeed(1))).toBe(paper);
  });

  it('never changes the digit it is given', () => {
    const copy = zero.slice();
    addHabit(zero, 0, Random.fromSeed(1));
    expect(zero).toEqual(copy);
  });
});
