import type { ConvolutionLayer, Padding, PoolLayer } from './layer';

/** How windows lie along one side, rows or columns, of what comes in. */
export interface WindowsAlong {
  /** How many windows there are; 0 or less where the side is shorter than a window. */
  readonly count: number;
  /** Rows (or columns) of padding before and after what comes in. */
  readonly before: number;
  readonly after: number;
}

/** Rows and columns of a layer's windows. */
export const windowSide = (layer: ConvolutionLayer | PoolLayer): number =>
  layer.kind === 'convolution' ? layer.kernelSize : layer.size;

/** Lays windows along a side of `length`. Padding is split as TensorFlow does, the odd one after. */
export function windowsAlong(length: number, side: number, stride: number, padding: Padding): WindowsAlong {
  if (padding === 'valid') return { count: Math.floor((length - side) / stride) + 1, before: 0, after: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max(0, (count - 1) * stride + side - length);
  const before = Math.floor(missing / 2);
  return { count, before, after: missing - before };
}
