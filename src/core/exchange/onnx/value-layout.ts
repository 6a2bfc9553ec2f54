import { sizeOf } from '../../network/layer-kinds';
import type { Shape } from '../../network/layer';
import { transposedOrder } from '../transposed';

/**
 * How a value of an ONNX graph lies against Inkling's of the same place, for one image: Inkling has maps as row, column,
 * channel, ONNX mostly as channel, row, column; and a graph may turn and reshape its values between two layers.
 */
export interface Layout {
  /** The shape in the graph, without the batch. */
  readonly dims: readonly number[];
  /** For each number in the graph's order, its place in Inkling's. */
  readonly order: Int32Array;
}

/** The layout of a value in which both have the same order. */
export const sameLayout = (dims: readonly number[]): Layout => ({
  dims,
  order: Int32Array.from({ length: sizeOf(dims) }, (_, index) => index),
});

/** The layout of maps with channels first, of a shape in Inkling's order. */
export function channelsFirst([height, width, channels]: readonly [number, number, number]): Layout {
  return transpose(sameLayout([height, width, channels]), [2, 0, 1]);
}

/** Whether a value is maps with channels first, of a shape in Inkling's order. */
export function isChannelsFirst(layout: Layout, shape: Shape): boolean {
  if (shape.length !== 3) return false;
  const usual = channelsFirst(shape);
  return layout.dims.join() === usual.dims.join() && layout.order.every((place, index) => place === usual.order[index]);
}

/** Whether a value is maps with channels last, of a shape in Inkling's order. */
export const isChannelsLast = ({ dims, order }: Layout, shape: Shape): boolean =>
  dims.join() === shape.join() && order.every((place, index) => place === index);

/** The layout after the dimensions are put in another order: dimension `axes[i]` becomes number `i`. */
export function transpose({ dims, order }: Layout, axes: readonly number[]): Layout {
  return { dims: axes.map((axis) => dims[axis]!), order: transposedOrder(dims, axes).map((index) => order[index]!) };
}
