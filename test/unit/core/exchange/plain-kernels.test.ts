import { describe, expect, it } from 'vitest';
import {
  fromDepthwise,
  fromDilated,
  fromGroups,
  fromOblong,
  fromSeparable,
} from '../../../../src/core/exchange/plain-kernels';
import { sizeOf } from '../../../../src/core/network/layer-kinds';

const counted = (...shape: readonly number[]) => ({
  shape,
  values: Float32Array.from({ length: sizeOf(shape) }, (_, at) => at + 1),
});

describe('a kernel of another kind of convolution, as a plain one', () => {
  it('of groups sees its own group only', () => {
    const { shape, values } = fromGroups(counted(1, 1, 1, 4), 2);
    expect(shape).toEqual([1, 1, 2, 4]);
    expect(Array.from(values)).toEqual([1, 2, 0, 0, 0, 0, 3, 4]);
  });

  it('of each channel sees that channel only', () => {
    const { shape, values } = fromDepthwise(counted(1, 1, 2, 2));
    expect(shape).toEqual([1, 1, 2, 4]);
    expect(Array.from(values)).toEqual([1, 2, 0, 0, 0, 0, 3, 4]);
  });

  it('that is separable is the product of its two', () => {
    const { shape, values } = fromSeparable(counted(1, 2, 1, 2), counted(1, 1, 2, 1));
    expect(shape).toEqual([1, 2, 1, 1]);
    expect(Array.from(values)).toEqual([1 * 1 + 2 * 2, 3 * 1 + 4 * 2]);
  });

  it('that is dilated has nothing between its cells', () => {
    const { shape, values } = fromDilated(counted(2, 2, 1, 1), 2);
    expect(shape).toEqual([3, 3, 1, 1]);
    expect(Array.from(values)).toEqual([1, 0, 2, 0, 0, 0, 3, 0, 4]);
  });

  it('that is oblong has nothing beside it', () => {
    expect(Array.from(fromOblong(counted(1, 3, 1, 1)).values)).toEqual([0, 0, 0, 1, 2, 3, 0, 0, 0]);
    expect(Array.from(fromOblong(counted(3, 2, 1, 1)).values)).toEqual([0, 1, 2, 0, 3, 4, 0, 5, 6]);
  });

  it('is refused where it would be too large', () => {
    expect(() => fromGroups({ shape: [1, 1, 1, 4096], values: new Float32Array(4096) }, 4096 * 4096)).toThrow(
      'more weights than can be taken',
    );
  });
});
