import { MOST_SIDE } from '../../network/kinds/limits';
import { LAYER_KINDS } from '../../network/layer-kinds';
import type { DraftLayer, WeightArray } from '../imported-network';
import { grownKernel, NO_ZEROS } from '../padded-windows';
import { fromDilated, fromGroups } from '../plain-kernels';
import { transposed } from '../transposed';
import type { NetworkReader } from './network-reader';
import type { OnnxNode } from './onnx-node';
import type { OnnxTensor } from './onnx-tensor';
import { readWindows } from './onnx-windows';

/** The operators that have weights. */

/** A node as it is read: `constant(i)` is its input number i; null where there is none. */
export interface ReadNode {
  readonly node: OnnxNode;
  /** Which of the inputs is the value that the network goes on from. */
  readonly from: number;
  readonly constant: (input: number) => OnnxTensor | null;
}

export function readConvolution(network: NetworkReader, { node, constant }: ReadNode): void {
  const [side, , channels] = network.mapsFor(node);
  const [kernel, bias] = [constant(1), constant(2)];
  if (kernel?.dims.length !== 4) throw node.refusal('its kernels are not given');
  const [filters = 0, each = 0] = kernel.dims;
  const groups = node.int('group', 1);
  if (each * groups !== channels || filters % groups !== 0)
    throw node.refusal(`its kernels are for ${each * groups} channels, but it gets ${channels}`);
  if (filters < 1) throw node.refusal('it has no kernels');
  const plain = plainKernel(node, kernel, groups);
  const [own = 0, width = 0] = plain.shape;
  if (own !== width) throw node.refusal('its kernels are no squares');
  const { size, ...others } = readWindows(node, side, [own, width], true, network.zeros);
  network.zeros = NO_ZEROS;
  network.addMaps(
    { kind: 'convolution', name: node.name, filters, kernelSize: size, ...others, bias: bias !== null },
    { kernel: grownKernel(plain, size), ...(bias && { bias: rowOf(node, bias, filters) }) },
  );
}

/** A convolution's kernel in Inkling's order, without groups, its cells side by side. */
function plainKernel(node: OnnxNode, { dims, values }: OnnxTensor, groups: number): WeightArray {
  const [step = 1, ...others] = node.ints('dilations') ?? [];
  if (step < 1 || step > MOST_SIDE || others.some((other) => other !== step))
    throw node.refusal('its windows are dilated differently in the two directions');
  // From output channel, input channel, row, column to row, column, input, output.
  const turned = transposed({ shape: dims, values: Float32Array.from(values) }, [2, 3, 1, 0]);
  const whole = groups === 1 ? turned : fromGroups(turned, groups);
  return step === 1 ? whole : fromDilated(whole, step);
}

export function readGemm(network: NetworkReader, { node, from, constant }: ReadNode): void {
  if (from !== 0 || node.int('transA', 0) !== 0) throw node.refusal('it turns its input around');
  const [kernel, bias] = [constant(1), constant(2)];
  if (kernel === null) throw node.refusal('its weights are not given');
  const beta = node.float('beta', 1);
  addDense(network, node, kernel, {
    unitsFirst: node.int('transB', 0) === 1,
    factor: node.float('alpha', 1),
    bias: (units) => (bias ? { bias: times(rowOf(node, bias, units), beta) } : {}),
  });
}

export function readMatMul(network: NetworkReader, { node, from, constant }: ReadNode): void {
  if (from !== 0) throw node.refusal('it turns its input around');
  addDense(network, node, constant(1)!, { unitsFirst: false, factor: 1, bias: () => ({}) });
}

function addDense(
  network: NetworkReader,
  node: OnnxNode,
  kernel: OnnxTensor,
  {
    unitsFirst,
    factor,
    bias,
  }: { readonly unitsFirst: boolean; readonly factor: number; readonly bias: (units: number) => DraftLayer['weights'] },
): void {
  if (kernel.dims.length !== 2) throw node.refusal('its weights are no table of inputs and units');
  const order = network.rowFor(node);
  const [inputs = 0, units = 0] = unitsFirst ? [...kernel.dims].reverse() : kernel.dims;
  if (inputs !== order.length) throw node.refusal(`its weights are for ${inputs} inputs, but it gets ${order.length}`);
  if (units < 1) throw node.refusal('it has no units');
  const values = new Float32Array(kernel.values.length);
  for (let input = 0; input < inputs; input++)
    for (let unit = 0; unit < units; unit++) {
      const weight = kernel.values[unitsFirst ? unit * inputs + input : input * units + unit]!;
      values[order[input]! * units + unit] = factor * weight;
    }
  const dims = [...network.layout.dims.slice(0, -1), units];
  const weights = { kernel: { shape: [inputs, units], values }, ...bias(units) };
  network.addRow({ kind: 'dense', name: node.name, units }, dims, weights);
}

export function readBatchNorm(network: NetworkReader, { node, constant }: ReadNode): void {
  if (node.int('training_mode', 0) !== 0) throw node.refusal('it is set to learn');
  const epsilon = node.float('epsilon', 1e-5);
  const { least, most } = LAYER_KINDS.batchNorm.limits.momentum!;
  const momentum = Math.min(Math.max(node.float('momentum', 0.9), least), most);
  const isRow = network.layout.dims.length === 1;
  const order = isRow ? network.rowFor(node) : null;
  const channels = order?.length ?? network.mapsFor(node)[2];
  const parts = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part, index) => {
    const given = constant(index + 1);
    if (given === null) throw node.refusal('its weights are not given');
    const row = rowOf(node, given, channels);
    return [part, order ? reordered(row, order) : row] as const;
  });
  network.add({ kind: 'batchNorm', name: node.name, momentum, epsilon }, Object.fromEntries(parts));
}

/** A row of so many numbers; one number stands for all of them. */
function rowOf(node: OnnxNode, { values }: OnnxTensor, count: number): WeightArray {
  if (values.length !== count && values.length !== 1)
    throw node.refusal(`it has ${values.length} numbers where ${count} are needed`);
  return {
    shape: [count],
    values: Float32Array.from({ length: count }, (_, at) => values[values.length === 1 ? 0 : at]!),
  };
}

/** @param order for each number, its place afterwards */
function reordered({ shape, values }: WeightArray, order: Int32Array): WeightArray {
  const moved = new Float32Array(values.length);
  order.forEach((place, index) => (moved[place] = values[index]!));
  return { shape, values: moved };
}

const times = ({ shape, values }: WeightArray, factor: number): WeightArray => ({
  shape,
  values: values.map((value) => value * factor),
});
