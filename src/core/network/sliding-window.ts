/**
 * `valid`: windows lie within what comes in; `same`: what comes in is padded so that a stride of 1 keeps its size, the odd
 * row and column at the end (as Keras and TensorFlow do).
 */
export type Padding = 'valid' | 'same';

/** The windows that a layer moves over maps, `side` x `side`. */
export interface Windows {
  readonly side: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** How windows lie along one side, rows or columns, of what comes in. */
export interface WindowsAlong {
  /** How many windows there are; 0 or less where the side is shorter than a window. */
  readonly count: number;
  /** Rows (or columns) of padding before and after what comes in. */
  readonly before: number;
  readonly after: number;
}

/** Lays windows along a side of `length`. Padding is split as TensorFlow does, the odd one after. */
export function windowsAlong(length: number, side: number, stride: number, padding: Padding): WindowsAlong {
  if (padding === 'valid') return { count: Math.floor((length - side) / stride) + 1, before: 0, after: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max(0, (count - 1) * stride + side - length);
  const before = Math.floor(missing / 2);
  return { count, before, after: missing - before };
}
