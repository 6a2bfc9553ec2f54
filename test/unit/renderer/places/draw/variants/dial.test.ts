import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleAt, arcPath, snapAngle, snapShift } from '../../../../../../src/renderer/places/draw/variants/dial';

describe('the dial', () => {
  it('has 0 degrees at the right and goes counter-clockwise', () => {
    expect(angleAt(10, 0)).toBeCloseTo(0);
    expect(angleAt(0, -10)).toBeCloseTo(90);
    expect(angleAt(0, 10)).toBeCloseTo(-90);
    expect(angleAt(7, -7)).toBeCloseTo(45);
  });

  it('finds the angle again that a place on the ring was made from', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        (angle, radius) => {
          const radians = (angle * Math.PI) / 180;
          expect(angleAt(radius * Math.cos(radians), -radius * Math.sin(radians))).toBeCloseTo(angle, 6);
        },
      ),
    );
  });

  it('stays on multiples of 15 degrees near them, and is as it is where it is free', () => {
    expect([42.4, 43, 45, 47.9, 48.6, -29].map((angle) => snapAngle(angle, false))).toEqual([45, 45, 45, 45, 49, -30]);
    expect(snapAngle(40.3, false)).toBe(40);
    expect(snapAngle(44.2, true)).toBe(44.2);
    expect([snapShift(2.4, false), snapShift(2.4, true)]).toEqual([2, 2.4]);
  });

  it('paints the arc that was turned through on its side', () => {
    expect(arcPath(10, 90)).toBe('M 10 0 A 10 10 0 0 0 0.00 -10.00');
    expect(arcPath(10, -90)).toBe('M 10 0 A 10 10 0 0 1 0.00 10.00');
  });
});
