import type { NetworkReader } from './network-reader';
import { axisOf } from './onnx-shapes';
import type { ReadNode } from './onnx-weighted';
import { isChannelsFirst, isChannelsLast } from './value-layout';

/** Zeros around maps, for the convolution that comes next. PyTorch writes one before every average pooling, whether it pads or not. */
export function readPad(network: NetworkReader, { node, constant }: ReadNode): void {
  const given = Array.from(constant(1)?.values ?? node.ints('pads') ?? []);
  if (given.every((width) => width === 0)) return;
  const rank = network.layout.dims.length + 1;
  const axes = Array.from(constant(3)?.values ?? given.slice(given.length / 2).keys(), (axis) => axisOf(axis, rank));
  const widths = (axis: number): readonly [number, number] => {
    const at = axes.indexOf(axis);
    return at === -1 ? [0, 0] : [given[at]!, given[at + axes.length]!];
  };
  if (node.text('mode', 'constant') !== 'constant' || (constant(2)?.values[0] ?? node.float('value', 0)) !== 0)
    throw node.refusal('it pads with something else than zeros');
  const rows = isChannelsFirst(network.layout, network.shape)
    ? 2
    : isChannelsLast(network.layout, network.shape)
      ? 1
      : null;
  const [before, after] = rows === null ? [0, 0] : widths(rows);
  const others = axes.filter((axis) => axis !== rows && axis !== (rows ?? 0) + 1);
  const isEven = rows !== null && widths(rows).join() === widths(rows + 1).join();
  if (
    !isEven ||
    before < 0 ||
    after < 0 ||
    others.some((axis) => axis === null || widths(axis).some((width) => width !== 0))
  )
    throw node.refusal('it does not pad the rows and the columns of maps alike');
  network.zeros = { before: network.zeros.before + before, after: network.zeros.after + after };
}
