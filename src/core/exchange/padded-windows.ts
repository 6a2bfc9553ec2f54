import { IMAGE_SIZE } from '../data/digits';
import type { Padding } from '../network/sliding-window';
import { sizeOf } from '../network/layer-kinds';
import type { WeightArray } from './imported-network';

/** The side of the images that LeNet-5 was made for: MNIST's with a frame of paper. */
const FRAMED_SIDE = 32;

/** The paper around an image of 28x28 in one of {@link FRAMED_SIDE}. */
const FRAME = (FRAMED_SIDE - IMAGE_SIZE) / 2;

/** Zeros around maps, the same in both directions. */
export interface Zeros {
  readonly before: number;
  readonly after: number;
}

export const NO_ZEROS: Zeros = { before: 0, after: 0 };

/** What a network for images of 32x32 takes: one of 28x28 and zeros around it; null for other shapes. */
export function framedInput(
  dims: readonly number[],
): { readonly dims: readonly number[]; readonly zeros: Zeros } | null {
  if (dims.filter((side) => side === FRAMED_SIDE).length !== 2) return null;
  return {
    dims: dims.map((side) => (side === FRAMED_SIDE ? IMAGE_SIZE : side)),
    zeros: { before: FRAME, after: FRAME },
  };
}

/** Windows that move over maps with zeros around them, the same in both directions. */
export interface ZeroPadded {
  /** The side of the maps that come in. */
  readonly side: number;
  readonly size: number;
  readonly stride: number;
  /** How many zeros there are before and after. */
  readonly before: number;
  readonly after: number;
}

/** The windows that a convolution or a pooling moves over maps here. */
export interface OwnWindows {
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** How many windows fit, the last of which ends within the zeros. */
export const windowCount = ({ side, size, stride, before, after }: ZeroPadded): number =>
  Math.floor((side + before + after - size) / stride) + 1;

/**
 * The windows here that see the same; null where there are none.
 * @param count how many there are in each direction
 * @param mayGrow whether they may be larger, with nothing in the cells that are added at their end: so zeros that are the
 *   same on both sides can be had with a stride of 2, too
 */
export function ownWindows(padded: ZeroPadded, count: number, mayGrow: boolean): OwnWindows | null {
  const { side, size, stride, before } = padded;
  if (before === 0 && count === Math.ceil((side - size + 1) / stride)) return { size, stride, padding: 'valid' };
  const isSame = (window: number): boolean =>
    count === Math.ceil(side / stride) && before === Math.floor(Math.max((count - 1) * stride + window - side, 0) / 2);
  for (const window of mayGrow ? [size, size + 1, size + 2, size + 3] : [size])
    if (isSame(window)) return { size: window, stride, padding: 'same' };
  return null;
}

/** A kernel `[height, width, inputs, outputs]` with zeros at its end, so that its sides are `size`. */
export function grownKernel(kernel: WeightArray, size: number): WeightArray {
  const [own = 0, , ...channels] = kernel.shape;
  if (own === size) return kernel;
  const depth = sizeOf(channels);
  const values = new Float32Array(size * size * depth);
  for (let row = 0; row < own; row++)
    values.set(kernel.values.subarray(row * own * depth, (row + 1) * own * depth), row * size * depth);
  return { shape: [size, size, ...channels], values };
}
