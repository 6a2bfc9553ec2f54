import type { Layer } from '../../network/layer';
import { sizeOf } from '../../network/layer-kinds';
import { limitFault } from '../../network/layers-schema';
import type { NetworkReader } from './network-reader';
import { readAffine } from './onnx-affine';
import { asMeant, type OnnxNode } from './onnx-node';
import { axisOf, isOrder, reshapedDims, squeezedDims, unsqueezedDims } from './onnx-shapes';
import { rescalingLayer } from '../affine-layer';
import { DATA_TYPE } from './onnx-schema';
import { readPad } from './onnx-pad';
import { type ReadNode, readBatchNorm, readConvolution, readGemm, readMatMul } from './onnx-weighted';
import { readWindows } from './onnx-windows';
import { isChannelsFirst, isChannelsLast, transpose } from './value-layout';

type ReadOperator = (network: NetworkReader, read: ReadNode) => void;

/** What each operator is in Inkling. */
export const OPERATORS: Readonly<Record<string, ReadOperator>> = {
  Conv: readConvolution,
  Gemm: readGemm,
  MatMul: readMatMul,
  BatchNormalization: readBatchNorm,
  Add: readAffine,
  Sub: readAffine,
  Mul: readAffine,
  Div: readAffine,

  Relu: activation(({ name }) => ({ kind: 'relu', name })),
  Sigmoid: activation(({ name }) => ({ kind: 'sigmoid', name })),
  Tanh: activation(({ name }) => ({ kind: 'tanh', name })),
  LeakyRelu: activation((node) => ({ kind: 'leakyRelu', name: node.name, slope: node.float('alpha', 0.01) })),
  Elu: activation((node) => ({ kind: 'elu', name: node.name, alpha: node.float('alpha', 1) })),
  Clip: readClip,
  Softmax: readSoftmax,
  LogSoftmax(network, read) {
    readSoftmax(network, read);
    network.notes.push('Its answers were logarithms of probabilities; here they are the probabilities themselves.');
  },

  MaxPool: (network, { node }) => readPool(network, node, 'maxPool'),
  AveragePool: (network, { node }) => readPool(network, node, 'averagePool'),
  GlobalAveragePool(network, { node }) {
    const [, , channels] = network.mapsFor(node);
    network.addRow({ kind: 'globalAveragePool', name: node.name }, [channels, 1, 1]);
  },
  GlobalMaxPool(network, { node }) {
    const [height, width] = network.mapsFor(node);
    if (height !== width) throw node.refusal('its maps are no squares');
    network.addMaps({ kind: 'maxPool', name: node.name, size: height, stride: height, padding: 'valid' });
  },
  ReduceMean: readMean,

  Flatten(network, { node }) {
    if (axisOf(node.int('axis', 1), network.layout.dims.length + 1) !== 1)
      throw node.refusal('it does not keep images apart');
    reshape(network, node, [sizeOf(network.layout.dims)]);
  },
  Reshape(network, { node, constant }) {
    const wanted = constant(1)?.values ?? node.ints('shape');
    if (!wanted) throw node.refusal('its shape is not known beforehand');
    // The first side is the batch, however it is written.
    reshape(network, node, reshapedDims(network.layout.dims, Array.from(wanted).slice(1)));
  },
  Squeeze(network, { node, constant }) {
    const axes = constant(1)?.values ?? node.ints('axes');
    // A batch of one image is not to be taken for a side to be left out.
    const all = [NaN, ...network.layout.dims];
    reshape(network, node, squeezedDims(all, axes && Array.from(axes))?.slice(1) ?? null);
  },
  Unsqueeze(network, { node, constant }) {
    const axes = constant(1)?.values ?? node.ints('axes') ?? [];
    const dims = unsqueezedDims([NaN, ...network.layout.dims], Array.from(axes));
    reshape(network, node, dims && Number.isNaN(dims[0]) ? dims.slice(1) : null);
  },
  Transpose(network, { node }) {
    const axes = node.ints('perm') ?? [];
    if (!isOrder(axes, network.layout.dims.length + 1) || axes[0] !== 0)
      throw node.refusal('it does not keep images apart');
    network.layout = transpose(
      network.layout,
      axes.slice(1).map((axis) => axis - 1),
    );
  },

  Identity: () => undefined,
  Pad: readPad,
  Cast(_network, { node }) {
    if (!FLOATS.includes(node.int('to', 1))) throw node.refusal('it makes whole numbers of what it gets');
  },
  ArgMax(network, { node }) {
    const rank = network.layout.dims.length + 1;
    const order = network.rowFor(node);
    if (axisOf(node.int('axis', 0), rank) !== rank - 1) throw node.refusal('it is not over the classes');
    if (order.some((place, index) => place !== index)) throw node.refusal('its classes come in another order');
    network.givesDigit = true;
    network.notes.push(`“${node.name}” gave the digit alone; what it is chosen by is given here.`);
  },
  QuantizeLinear(_network, { node }) {
    throw node.refusal('it rounds values between layers; only weights may be in 8 bits');
  },
  Dropout(network, { node, constant }) {
    if (constant(2)?.values[0]) throw node.refusal('it is set to learn');
    const rate = asMeant(constant(1)?.values[0] ?? node.float('ratio', 0.5));
    // It does nothing when reading; a rate that could not be learned with is no reason to refuse the network.
    const dropout: Layer = { kind: 'dropout', name: node.name, rate };
    if (limitFault(dropout) === null) network.add(dropout);
  },
};

/** What a `Cast` may lead to: 16-bit floats are 32-bit ones here. */
const FLOATS: readonly number[] = [DATA_TYPE.float, DATA_TYPE.float16, DATA_TYPE.double, DATA_TYPE.bfloat16];

/** A ReLU that stops at a largest value: what is left of that is a ReLU's, too, seen from there. */
function readClip(network: NetworkReader, { node, constant }: ReadNode): void {
  const least = constant(1)?.values[0] ?? node.float('min', -Infinity);
  const most = constant(2)?.values[0] ?? node.float('max', Infinity);
  if (least !== 0) throw node.refusal('it does not begin at 0');
  network.add({ kind: 'relu', name: node.name });
  if (most >= LARGEST_FLOAT) return;
  const turned = (name: string): void => {
    const { layer, weights } = rescalingLayer(name, network.shape.at(-1)!, { scale: -1, offset: most });
    network.add(layer, weights);
  };
  turned(`${node.name}_turned`);
  network.add({ kind: 'relu', name: `${node.name}_most` });
  turned(`${node.name}_back`);
  network.notes.push(`“${node.name}” stops at ${most}: it is two ReLUs here, one from 0 up and one from ${most} down.`);
}

/** What exporters write for no limit at all. */
const LARGEST_FLOAT = 3.4e38;

function activation(layerOf: (node: OnnxNode) => Layer): ReadOperator {
  return (network, { node }) => network.add(layerOf(node));
}

function readSoftmax(network: NetworkReader, { node }: ReadNode): void {
  const rank = network.layout.dims.length + 1;
  const order = network.rowFor(node);
  // Before operator set 13 it was over all axes from 1 on.
  const axis = axisOf(node.int('axis', rank - 1), rank);
  if (axis !== rank - 1 && axis !== 1) throw node.refusal('it is not over the classes');
  if (order.some((place, index) => place !== index)) throw node.refusal('its classes come in another order');
  network.add({ kind: 'softmax', name: node.name });
}

function readPool(network: NetworkReader, node: OnnxNode, kind: 'maxPool' | 'averagePool'): void {
  const [side] = network.mapsFor(node);
  const windows = readWindows(node, side, null, false);
  if (kind === 'averagePool' && windows.padding === 'same' && node.int('count_include_pad', 0) === 1)
    throw node.refusal('its means count the padding');
  network.addMaps({ kind, name: node.name, ...windows });
}

/** The mean of each map, by its axes. */
function readMean(network: NetworkReader, { node, constant }: ReadNode): void {
  const { layout, shape } = network;
  const rank = layout.dims.length + 1;
  const axes = Array.from(constant(1)?.values ?? node.ints('axes') ?? [], (axis) => axisOf(axis, rank)).sort();
  const first = isChannelsFirst(layout, shape) && axes.join() === '2,3';
  if (!first && !(isChannelsLast(layout, shape) && axes.join() === '1,2'))
    throw node.refusal('it is not the mean of each feature map');
  const [, , channels = 0] = shape;
  const kept = first ? [channels, 1, 1] : [1, 1, channels];
  const dims = node.int('keepdims', 1) === 1 ? kept : [channels];
  network.addRow({ kind: 'globalAveragePool', name: node.name }, dims);
}

/** Gives a value another shape; maps that become a row are flattened. */
function reshape(network: NetworkReader, node: OnnxNode, dims: readonly number[] | null): void {
  if (dims === null) throw node.refusal('its shape does not fit what it gets');
  if (dims.length === 1 && network.shape.length !== 1) network.add({ kind: 'flatten', name: node.name });
  network.layout = { dims, order: network.layout.order };
}
