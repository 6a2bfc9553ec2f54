import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../../src/core/ink/drawing';
import { strokeWidth, thicken } from '../../../../src/core/ink/thickness';
import { difference, inkOf } from './drawings';

/** An upright bar of so many whole pixels, 60 long, on 80x80. */
function bar(width: number): InkImage {
  const pixels = Float32Array.from({ length: 6400 }, (_, index) => {
    const x = index % 80;
    const y = Math.floor(index / 80);
    return x >= 40 - width / 2 && x < 40 + width / 2 && y >= 10 && y < 70 ? 1 : 0;
  });
  return { width: 80, height: 80, pixels };
}

/** How wide the ink is in the middle row. */
const across = ({ pixels }: InkImage): number => inkOf(pixels.subarray(40 * 80, 41 * 80));

describe('thickness', () => {
  it('measures a stroke', () => {
    for (const width of [2, 4, 8]) {
      // Twice the area by the outline: 2 x 60 w / (2 x 60 + 2 w).
      expect(strokeWidth(bar(width))).toBeCloseTo((120 * width) / (120 + 2 * width), 0);
    }
    expect(strokeWidth({ width: 5, height: 5, pixels: new Float32Array(25) })).toBe(0);
  });

  it('moves the outline out and in, by whole pixels and parts of one', () => {
    for (const distance of [1, 2, 3, 0.5, 1.25, -1, -2, -0.5, -1.75]) {
      expect(across(thicken(bar(8), distance))).toBeCloseTo(8 + 2 * distance, 4);
    }
    expect(thicken(bar(4), 0)).toEqual(bar(4));
  });

  it('goes on evenly from one whole pixel to the next, at corners too', () => {
    const dot: InkImage = { width: 11, height: 11, pixels: new Float32Array(121).fill(1, 60, 61) };
    for (const whole of [1, 2, 3])
      expect(difference(thicken(dot, whole - 0.001).pixels, thicken(dot, whole).pixels)).toBeLessThan(0.01);
  });

  it('leaves nothing of a stroke that is taken in by more than half its width', () => {
    expect(inkOf(thicken(bar(4), -2).pixels)).toBe(0);
  });
});
