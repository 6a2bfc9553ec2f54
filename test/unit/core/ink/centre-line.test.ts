import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CENTRE_LINE_STRIDE, centreLine } from '../../../../src/core/ink/centre-line';
import { pen } from './drawings';

const pointsOf = (line: Float32Array): { x: number; y: number; radius: number }[] =>
  Array.from({ length: line.length / CENTRE_LINE_STRIDE }, (_, index) => ({
    x: line[3 * index]!,
    y: line[3 * index + 1]!,
    radius: line[3 * index + 2]!,
  }));

const coordinate = fc.double({ min: 0, max: 280, noNaN: true });
const path = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 30 });

describe('centreLine', () => {
  it('begins where the pen came down and ends where it is now', () => {
    fc.assert(
      fc.property(path, (points) => {
        const line = pointsOf(centreLine(pen(points)));
        expect(Math.hypot(line[0]!.x - points[0]![0], line[0]!.y - points[0]![1])).toBeLessThan(1);
        expect(Math.hypot(line.at(-1)!.x - points.at(-1)![0], line.at(-1)!.y - points.at(-1)![1])).toBeLessThan(
          line.length > 1 ? 1e-4 : 1,
        );
      }),
    );
  });

  it('stays within the box of the samples and near to each of them', () => {
    fc.assert(
      fc.property(path, (points) => {
        const line = pointsOf(centreLine(pen(points)));
        const xs = points.map(([x]) => x);
        expect(Math.min(...line.map(({ x }) => x))).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-4);
        expect(Math.max(...line.map(({ x }) => x))).toBeLessThanOrEqual(Math.max(...xs) + 1e-4);
        for (const [x, y] of points) {
          // A corner is cut by less than half of the 16 units that its rounding may reach, wherever the line passes.
          const nearest = Math.min(...line.slice(1).map((to, index) => distance(x, y, line[index]!, to)), Infinity);
          if (line.length > 1) expect(nearest).toBeLessThan(17);
        }
      }),
    );
  });

  it('makes a smooth curve of dense samples: no sharp turns', () => {
    const circle = Array.from({ length: 60 }, (_, index) => {
      const angle = index / 10;
      return [Math.round(140 + 80 * Math.cos(angle)), Math.round(140 + 80 * Math.sin(angle))] as const;
    });
    const line = pointsOf(centreLine(pen(circle)));
    for (let index = 2; index < line.length; index++) {
      expect(Math.abs(turnAt(line[index - 2]!, line[index - 1]!, line[index]!))).toBeLessThan(0.35);
    }
  });

  it('leaves the corners of sparse samples where they are', () => {
    const line = pointsOf(centreLine(pen([[0, 0], [200, 0], [100, 250]]))); // prettier-ignore
    const nearest = Math.min(...line.map(({ x, y }) => Math.hypot(x - 200, y)));
    expect(nearest).toBeLessThan(10);
  });

  it('makes the radius follow the pressure', () => {
    const stroke = pen([[0, 0], [100, 0]], 20); // prettier-ignore
    const pressed = { ...stroke, points: stroke.points.map((point, index) => ({ ...point, pressure: index })) };
    expect(pointsOf(centreLine(pressed)).map(({ radius }) => radius)).toEqual([5, 15]);
    expect(pointsOf(centreLine(stroke)).map(({ radius }) => radius)).toEqual([10, 10]);
  });

  it('keeps a tap, and nothing of a stroke without samples', () => {
    expect([...centreLine(pen([[3, 4]], 8))]).toEqual([3, 4, 4]);
    expect(centreLine(pen([])).length).toBe(0);
    expect(centreLine(pen([[3, 4], [3, 4], [3.1, 4]], 8)).length).toBe(3); // prettier-ignore
  });
});

function distance(x: number, y: number, from: { x: number; y: number }, to: { x: number; y: number }): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length2));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

/** By how much the way turns at `b`, in radians; 0 where two of the points are one. */
function turnAt(a: { x: number; y: number }, b: { x: number; y: number }, c: { x: number; y: number }): number {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
  if (Math.hypot(ux, uy) < 1e-3 || Math.hypot(vx, vy) < 1e-3) return 0;
  return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}
