import { describe, expect, it } from 'vitest';
import { inkOutline } from '../../../../../src/renderer/views/importance/ink-outline';

/** The ends of a path's lines. */
const pointsOf = (path: string): readonly (readonly [number, number])[] =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe("the ink's outline", () => {
  it('closes around the ink, in the middle between ink and paper', () => {
    const image = new Float32Array(784);
    // A bar over rows 10 and 11, columns 5 to 20.
    for (let column = 5; column <= 20; column++) image[10 * 28 + column] = image[11 * 28 + column] = 0.8;
    const points = pointsOf(inkOutline(image));
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    // Half the ink of 0.8 is passed half-way to the pixel beside.
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([5, 21, 10, 12]);
    // Every point ends one line and begins another: the line has no loose end.
    const ends = new Map<string, number>();
    for (const point of points) ends.set(point.join(), (ends.get(point.join()) ?? 0) + 1);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it('closes ink at the edge, and is nothing on blank paper', () => {
    expect(inkOutline(new Float32Array(784))).toBe('');
    const points = pointsOf(inkOutline(new Float32Array(784).fill(1)));
    expect(Math.min(...points.map(([x]) => x))).toBeLessThan(0.5);
    expect(Math.max(...points.map(([x]) => x))).toBeGreaterThan(27.5);
  });
});
