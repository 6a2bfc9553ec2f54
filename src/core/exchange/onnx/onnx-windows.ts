import { type Padding, windowsAlong } from '../../network/sliding-window';
import type { OnnxNode } from './onnx-node';

/** The windows that a convolution or a pooling moves over maps. */
export interface OnnxWindows {
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/**
 * The windows of a node, in Inkling's terms.
 * @param side of the maps that come in
 * @param sides of a kernel, where it has one
 * @param mayGrow whether a window may be larger than in the file, with nothing in the cells that are added at its end:
 *   so padding that is the same on both sides can be had with a stride of 2, too
 * @throws UserError where Inkling has no such windows
 */
export function readWindows(
  node: OnnxNode,
  side: number,
  sides: readonly number[] | null,
  mayGrow: boolean,
): OnnxWindows {
  const size = square(node, 'windows', node.ints('kernel_shape') ?? sides ?? []);
  const stride = square(node, 'strides', node.ints('strides') ?? [1, 1]);
  if ((node.ints('dilations') ?? []).some((step) => step !== 1)) throw node.refusal('it has dilated windows');
  const [begin, end] = paddingOf(node, side, size, stride);
  const spare = side + begin + end - size;
  if (spare < 0) throw node.refusal(`its windows of ${size}x${size} are larger than its ${side}x${side} input`);
  const rows = (node.int('ceil_mode', 0) === 1 ? Math.ceil(spare / stride) : Math.floor(spare / stride)) + 1;
  if (begin === 0 && rows === Math.ceil((side - size + 1) / stride)) return { size, stride, padding: 'valid' };
  const isSame = (window: number): boolean =>
    rows === Math.ceil(side / stride) && begin === Math.floor(Math.max((rows - 1) * stride + window - side, 0) / 2);
  for (const window of mayGrow ? [size, size + 1, size + 2, size + 3] : [size])
    if (isSame(window)) return { size: window, stride, padding: 'same' };
  throw node.refusal(`its padding of ${begin} before and ${end} after is neither none nor what keeps the size`);
}

/** How much padding there is before and after, the same in both directions. */
function paddingOf(node: OnnxNode, side: number, size: number, stride: number): readonly [number, number] {
  const automatic = node.text('auto_pad', 'NOTSET');
  if (automatic === 'SAME_UPPER' || automatic === 'SAME_LOWER') {
    const { before, after } = windowsAlong(side, size, stride, 'same');
    return automatic === 'SAME_UPPER' ? [before, after] : [after, before];
  }
  const [top = 0, left = 0, bottom = 0, right = 0] = automatic === 'VALID' ? [] : (node.ints('pads') ?? []);
  if (top !== left || bottom !== right || top < 0 || bottom < 0)
    throw node.refusal('its padding differs between the two directions');
  return [top, bottom];
}

/** The side of a square. */
function square(node: OnnxNode, what: string, sides: readonly number[]): number {
  const [height = 0, width] = sides;
  if (sides.length !== 2 || height !== width || height < 1)
    throw node.refusal(`its ${what} (${sides.slice(0, 4).join('x')}) are no squares`);
  return height;
}
