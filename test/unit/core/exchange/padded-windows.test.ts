import { describe, expect, it } from 'vitest';
import { framedInput, grownKernel, ownWindows, windowCount } from '../../../../src/core/exchange/padded-windows';

describe('zeros around maps', () => {
  const own = (side: number, size: number, stride: number, before: number, after: number) => {
    const padded = { side, size, stride, before, after };
    return ownWindows(padded, windowCount(padded), true);
  };

  it('are a convolution’s own padding where that is the same', () => {
    expect(own(28, 5, 1, 2, 2)).toEqual({ size: 5, stride: 1, padding: 'same' });
    expect(own(28, 5, 2, 1, 2)).toEqual({ size: 5, stride: 2, padding: 'same' });
    expect(own(28, 3, 1, 0, 0)).toEqual({ size: 3, stride: 1, padding: 'valid' });
    // With the same on both sides and a stride of 2, the windows are one larger.
    expect(own(28, 3, 2, 1, 1)).toEqual({ size: 4, stride: 2, padding: 'same' });
    expect(own(28, 3, 1, 2, 2)).toBeNull();
  });

  it('make kernels larger with nothing at their end', () => {
    const kernel = { shape: [2, 2, 1, 2], values: Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]) };
    const { shape, values } = grownKernel(kernel, 3);
    expect(shape).toEqual([3, 3, 1, 2]);
    expect(Array.from(values)).toEqual([1, 2, 3, 4, 0, 0, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(grownKernel(kernel, 2)).toBe(kernel);
  });

  it('are the frame of an image of 32x32', () => {
    expect(framedInput([1, 32, 32])).toEqual({ dims: [1, 28, 28], zeros: { before: 2, after: 2 } });
    expect(framedInput([32, 32, 3])?.dims).toEqual([28, 28, 3]);
    expect(framedInput([28, 28, 1])).toBeNull();
  });
});
