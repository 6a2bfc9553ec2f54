import { sizeOf } from '../../network/layer-kinds';
import { type Affine, withAffine } from '../../network/affine';
import type { DraftLayer } from '../imported-network';
import type { NetworkReader } from './network-reader';
import type { OnnxNode } from './onnx-node';
import type { OnnxTensor } from './onnx-tensor';
import type { ReadNode } from './onnx-weighted';

/**
 * Adding, subtracting, multiplying or dividing by numbers that are the same all over a channel: the bias of a convolution or
 * of a dense layer, a batch norm in its parts, an input that is scaled. It becomes part of the layer before it, or else a
 * batch norm.
 */
export function readAffine(network: NetworkReader, { node, from, constant }: ReadNode): void {
  const given = constant(1 - from);
  if (given === null) throw node.refusal('its numbers are not given');
  const affine = affineOf(node, from, channelValues(network, node, given));
  // Zeros stay zeros when they are scaled.
  if (network.zeros.before + network.zeros.after > 0 && affine.shift.some((by) => by !== 0))
    throw node.refusal('it moves the zeros around what it gets');
  if (network.replaceLast((last) => changed(last, affine))) return;
  const [channels, epsilon] = [affine.scale.length, 1e-3];
  const shape = [channels];
  network.add(
    { kind: 'batchNorm', name: node.name, momentum: 0.9, epsilon },
    {
      gamma: { shape, values: new Float32Array(affine.scale) },
      beta: { shape, values: new Float32Array(affine.shift) },
      moving_mean: { shape, values: new Float32Array(channels) },
      moving_variance: { shape, values: new Float32Array(channels).fill(1 - epsilon) },
    },
  );
}

/** @param from the input that is the value; the other one are the numbers */
function affineOf(node: OnnxNode, from: number, by: Float32Array): Affine {
  const [ones, zeros] = [new Float32Array(by.length).fill(1), new Float32Array(by.length)];
  switch (node.operator) {
    case 'Add':
      return { scale: ones, shift: by };
    case 'Sub':
      return from === 0 ? { scale: ones, shift: by.map((value) => -value) } : { scale: ones.map(() => -1), shift: by };
    case 'Mul':
      return { scale: by, shift: zeros };
    default:
      if (from !== 0) throw node.refusal('it divides by what it gets');
      return { scale: by.map((value) => 1 / value), shift: zeros };
  }
}

/** The number for each channel, in Inkling's order. @throws UserError where numbers differ within a channel */
function channelValues(network: NetworkReader, node: OnnxNode, { dims, values }: OnnxTensor): Float32Array {
  const { layout, shape } = network;
  const channels = shape.at(-1)!;
  const rank = layout.dims.length;
  // As arrays are broadcast, by their last sides; the batch's own is 1.
  const sides = Array.from({ length: rank }, (_, axis) => dims[dims.length - rank + axis] ?? 1);
  const isSpread = sides.every((side, axis) => side === 1 || side === layout.dims[axis]);
  if (!isSpread || sizeOf(sides) !== values.length)
    throw node.refusal('its numbers do not fit the shape of what it gets');
  const strides = sides.map((side, axis) => (side === 1 ? 0 : sizeOf(sides.slice(axis + 1))));
  const found = new Float32Array(channels).fill(NaN);
  layout.order.forEach((place, index) => {
    let source = 0;
    for (let axis = rank - 1; axis >= 0; axis--) {
      source += (index % layout.dims[axis]!) * strides[axis]!;
      index = Math.floor(index / layout.dims[axis]!);
    }
    const [channel, value] = [place % channels, Math.fround(values[source]!)];
    if (!Number.isNaN(found[channel]!) && found[channel] !== value)
      throw node.refusal('its numbers differ within a feature map');
    found[channel] = value;
  });
  return found;
}

/** A layer that gives what it gave, changed; null where it has no weights of its own for that. */
function changed({ layer, weights: { kernel, bias } }: DraftLayer, affine: Affine): DraftLayer | null {
  if ((layer.kind !== 'convolution' && layer.kind !== 'dense') || !kernel) return null;
  const values = withAffine(kernel.values, bias?.values, affine);
  return {
    layer: layer.kind === 'convolution' ? { ...layer, bias: true } : layer,
    weights: {
      kernel: { shape: kernel.shape, values: values.kernel },
      bias: { shape: [values.bias.length], values: values.bias },
    },
  };
}
