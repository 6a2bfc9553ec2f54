import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestPaths, type Step } from '../../../../src/core/numbers/best-path';

/** Every way through, the slow way. */
function everyPath(count: number, steps: readonly Step[], between: (one: Step, other: Step) => number): number[] {
  const from = (start: number, before: Step | null): number[] =>
    start === count
      ? [0]
      : steps
          .filter((step) => step.start === start)
          .flatMap((step) =>
            from(step.end, step).map((rest) => rest + step.cost + (before === null ? 0 : between(before, step))),
          );
  return from(0, null).sort((one, other) => one - other);
}

const between = (before: Step, after: Step): number => (before.cost * 7 + after.cost * 3) % 5;

describe('the cheapest paths', () => {
  it('are the two cheapest of all that there are', () => {
    const step = (count: number) =>
      fc
        .tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: 0, max: 50 }))
        .map(([one, other, cost]): Step => ({ start: Math.min(one, other), end: Math.max(one, other) + 1, cost }));
    const lattice = fc
      .integer({ min: 1, max: 6 })
      .chain((count) => fc.tuple(fc.constant(count), fc.array(step(count), { maxLength: 14 })));
    fc.assert(
      fc.property(lattice, ([count, steps]) => {
        const paths = cheapestPaths(count, steps, between);
        expect(paths.map(({ cost }) => cost)).toEqual(everyPath(count, steps, between).slice(0, 2));
        for (const path of paths) {
          expect(path.steps[0]!.start).toBe(0);
          expect(path.steps.at(-1)!.end).toBe(count);
          path.steps.slice(1).forEach((one, index) => expect(one.start).toBe(path.steps[index]!.end));
        }
      }),
    );
  });
});
