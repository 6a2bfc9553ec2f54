import { describe, expect, it } from 'vitest';
import { shrink } from '../../../../src/core/ink/shrink';

describe('shrink', () => {
  it('averages squares of pixels, and at the edges those that are there', () => {
    const image = { width: 5, height: 3, pixels: Float32Array.from({ length: 15 }, (_, index) => index) };
    expect(shrink(image, 2)).toEqual({ width: 3, height: 2, pixels: Float32Array.from([3, 5, 6.5, 10.5, 12.5, 14]) });
    expect(shrink(image, 1)).toBe(image);
  });
});
