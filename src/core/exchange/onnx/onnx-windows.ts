import { windowsAlong } from '../../network/sliding-window';
import { NO_ZEROS, type OwnWindows, ownWindows, type Zeros } from '../padded-windows';
import type { OnnxNode } from './onnx-node';

/**
 * The windows of a node, in Inkling's terms.
 * @param side of the maps that come in
 * @param sides of a kernel, where it has one, its cells side by side
 * @param mayGrow whether a window may be larger than in the file, see {@link ownWindows}
 * @param around how many zeros were put before and after already
 * @throws UserError where Inkling has no such windows
 */
export function readWindows(
  node: OnnxNode,
  side: number,
  sides: readonly number[] | null,
  mayGrow: boolean,
  around: Zeros = NO_ZEROS,
): OwnWindows {
  const size = square(node, 'windows', sides ?? node.ints('kernel_shape') ?? []);
  const stride = square(node, 'strides', node.ints('strides') ?? [1, 1]);
  if (sides === null && (node.ints('dilations') ?? []).some((step) => step !== 1))
    throw node.refusal('it has dilated windows');
  const [first, last] = paddingOf(node, side + around.before + around.after, size, stride);
  const [begin, end] = [first + around.before, last + around.after];
  const spare = side + begin + end - size;
  if (spare < 0) throw node.refusal(`its windows of ${size}x${size} are larger than its ${side}x${side} input`);
  const rows = (node.int('ceil_mode', 0) === 1 ? Math.ceil(spare / stride) : Math.floor(spare / stride)) + 1;
  const own = ownWindows({ side, size, stride, before: begin, after: end }, rows, mayGrow);
  if (own !== null) return own;
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
