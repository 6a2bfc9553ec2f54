import { sizeOf } from '../network/layer-kinds';
import type { WeightArray } from './imported-network';

/** An array with its dimensions in another order: dimension `axes[i]` becomes number `i`. */
export function transposed({ shape, values }: WeightArray, axes: readonly number[]): WeightArray {
  const indices = transposedOrder(shape, axes);
  return {
    shape: axes.map((axis) => shape[axis]!),
    values: values.map((_, index) => values[indices[index]!]!),
  };
}

/** For each place in a transposed array, the place in the array before that its number comes from. */
export function transposedOrder(dims: readonly number[], axes: readonly number[]): Int32Array {
  const sides = axes.map((axis) => dims[axis]!);
  const strides = axes.map((axis) => sizeOf(dims.slice(axis + 1)));
  return Int32Array.from({ length: sizeOf(dims) }, (_, index) => {
    let source = 0;
    for (let axis = sides.length - 1; axis >= 0; axis--) {
      source += (index % sides[axis]!) * strides[axis]!;
      index = Math.floor(index / sides[axis]!);
    }
    return source;
  });
}

/** A convolution's kernel `[height, width, inputs, outputs]` as `[outputs, inputs, height, width]`. */
export const outputsFirst = (kernel: WeightArray): WeightArray => transposed(kernel, [3, 2, 0, 1]);
