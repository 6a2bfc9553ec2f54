import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTeam, shareOf } from '../../../../src/core/training/team';

const nothing = { weights: new Float32Array(), average: null, moments: [] };

describe('the members of a team', () => {
  it('share out whatever there is, one after the other, evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 5_000 }), (members, count) => {
        const team = makeTeam(members, nothing, 0);
        const shares = Array.from({ length: members }, (_, member) => shareOf(count, { team, member }));
        expect(shares[0]!.start).toBe(0);
        expect(shares.at(-1)!.end).toBe(count);
        expect(shares.slice(1).map(({ start }) => start)).toEqual(shares.slice(0, -1).map(({ end }) => end));
        const sizes = shares.map(({ start, end }) => end - start);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
