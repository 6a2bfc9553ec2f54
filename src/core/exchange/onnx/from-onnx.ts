import { CLASSES } from '../../network/layer';
import { UserError } from '../../user-error';
import type { ImportFile } from '../import-file';
import { finishNetwork, type ImportedNetwork } from '../imported-network';
import { shownName } from '../shown-name';
import { roundedNote } from '../stored-weights';
import { withExternalData } from './external-data';
import { NetworkReader } from './network-reader';
import { OnnxConstants } from './onnx-constants';
import { OnnxNode } from './onnx-node';
import { OPERATORS } from './onnx-operators';
import { DATA_TYPE, decodeModel, type Message } from './onnx-schema';

/** Before that, operators meant other things. */
const OLDEST_OPSET = 7;

/** Networks for digits have some dozens. */
const MOST_NODES = 5_000;

/** What the numbers of an image may be: a `Cast` follows where they are no 32-bit floats. */
const IMAGE_TYPES: readonly number[] = Object.values(DATA_TYPE);

/** The shapes of images that are taken, without the batch. */
const INPUTS: readonly (readonly number[])[] = [
  [1, 28, 28],
  [28, 28, 1],
  [784],
  [28, 28],
  [1, 784],
  [1, 32, 32],
  [32, 32, 1],
];

/** What a file was given with, where its weights may be. */
interface GivenWith {
  /** The file's own path. */
  readonly path: string;
  readonly files: readonly ImportFile[];
}

const ALONE: GivenWith = { path: '', files: [] };

/**
 * Reads a network of one layer after the other out of an ONNX model: 1x28x28, 28x28x1 or 784 in, ten classes out.
 * @throws UserError in one sentence that says what is wrong with it, or which layer can't be taken and why
 */
export function fromOnnx(bytes: Uint8Array, { path, files }: GivenWith = ALONE): ImportedNetwork {
  const model = decode(bytes);
  const { graph } = model;
  if (!graph || graph.node.length === 0) throw new UserError('There is no network in the ONNX model.');
  if (graph.node.length > MOST_NODES) throw new UserError(`It has ${graph.node.length} nodes, too many to be taken.`);
  const opset = model.opsetImport.find(({ domain }) => domain === '' || domain === 'ai.onnx')?.version ?? 0;
  if (opset < OLDEST_OPSET)
    throw new UserError(`It is written in ONNX's operator set ${opset}; ${OLDEST_OPSET} and later can be taken.`);
  const initializer = withExternalData(graph.initializer, path, files);
  const network = readGraph({ ...graph, initializer });
  const stated = model.metadataProps.find(({ key }) => key === 'name')?.value;
  return finishNetwork({
    name: stated ?? (graph.name || null),
    layers: network.layers,
    framed: network.framed,
    notes: [...network.notes, ...storageNotes(initializer)],
  });
}

/** What is to be said of weights that are stored in fewer bits: tables of numbers, not the shapes beside them. */
function storageNotes(initializer: readonly Message<'Tensor'>[]): readonly string[] {
  const types = new Set(initializer.filter(({ dims }) => dims.length > 1).map(({ dataType }) => dataType));
  return STORED.filter((stored) => stored.types.some((type) => types.has(type))).map(({ called }) =>
    roundedNote(called),
  );
}

const STORED: readonly { readonly types: readonly number[]; readonly called: string }[] = [
  { types: [DATA_TYPE.int8, DATA_TYPE.uint8], called: '8-bit whole numbers' },
  { types: [DATA_TYPE.int16, DATA_TYPE.uint16], called: '16-bit whole numbers' },
  { types: [DATA_TYPE.float16, DATA_TYPE.bfloat16], called: '16-bit floats' },
];

function decode(bytes: Uint8Array): Message<'Model'> {
  try {
    return decodeModel(bytes);
  } catch {
    throw new UserError('The ONNX model is damaged or cut off.');
  }
}

/** Goes from the input to the output, node by node. */
function readGraph(graph: Message<'Graph'>): NetworkReader {
  const nodes = graph.node.map((node) => new OnnxNode(node));
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const constants = new OnnxConstants(graph.initializer, producers);
  const input = inputOf(graph);
  const network = new NetworkReader(input.dims);
  const output = outputOf(graph);
  let value = input.name;
  let last: OnnxNode | null = null;
  const passed = new Set<OnnxNode>();
  while (value !== output) {
    constants.noteShape(value, network.layout.dims);
    const node = nextNode(nodes, value, last);
    if (passed.has(node)) throw node.refusal('the graph goes round in circles');
    passed.add(node);
    readNode(network, constants, producers, node, value);
    [value, last] = [node.outputs[0] ?? '', node];
  }
  if (last === null) throw new UserError('There are no layers in the ONNX model.');
  if (network.rowFor(last).some((place, index) => place !== index))
    throw last.refusal(`it is the last one, and does not give the ${CLASSES} digits in their order`);
  return network;
}

/** What may follow zeros that are put around maps. */
const TAKES_ZEROS = ['Conv', 'Pad', 'Mul', 'Div', 'Sub', 'Add', 'Identity', 'Cast', 'Transpose'];

/** What may be done to the digit that was chosen. */
const AFTER_DIGIT = ['Cast', 'Identity', 'Squeeze', 'Unsqueeze', 'Reshape', 'Flatten'];

function readNode(
  network: NetworkReader,
  constants: OnnxConstants,
  producers: ReadonlyMap<string, OnnxNode>,
  node: OnnxNode,
  value: string,
): void {
  const from = node.inputs.indexOf(value);
  if (network.givesDigit) {
    if (AFTER_DIGIT.includes(node.operator)) return;
    throw node.refusal('it goes on from the digit that was chosen');
  }
  if (!Object.hasOwn(OPERATORS, node.operator)) throw node.refusal('Inkling has no such layer');
  if (network.zeros.before + network.zeros.after > 0 && !TAKES_ZEROS.includes(node.operator))
    throw node.refusal('what it gets has zeros around it, which are taken as part of a convolution only');
  if (node.inputs.lastIndexOf(value) !== from) throw node.refusal('it takes the same value twice');
  OPERATORS[node.operator]!(network, {
    node,
    from,
    constant(index) {
      const name = node.inputs[index] ?? '';
      if (name === '' || index === from) return null;
      const found = constants.get(name);
      if (found === null) {
        const producer = producers.get(name);
        if (producer && !isOpen(producer, constants, producers))
          throw node.refusal(
            `its weights come through “${producer.name}” (${producer.operator}), which can't be worked out here`,
          );
        throw node.refusal(
          producer ? 'it joins two branches of the network' : `its “${shownName(name)}” is not in the file`,
        );
      }
      return found;
    },
  });
}

/** Whether what a node gives depends on the image, or on anything else that is not in the file. */
function isOpen(node: OnnxNode, constants: OnnxConstants, producers: ReadonlyMap<string, OnnxNode>): boolean {
  const open = [node];
  const seen = new Set(open);
  for (const one of open)
    for (const input of one.inputs) {
      const before = producers.get(input);
      if (!before && input !== '' && !constants.isStored(input)) return true;
      if (before && !seen.has(before)) {
        seen.add(before);
        open.push(before);
      }
    }
  return false;
}

/** Activations that are written as what a value goes through, times the value itself. */
const GATES = [
  { name: 'GELU', operators: ['Erf'] },
  { name: 'SiLU', operators: ['Sigmoid'] },
  { name: 'hard swish', operators: ['HardSigmoid'] },
  { name: 'Mish', operators: ['Softplus'] },
];

/** Whether a node, or the one that it leads to, is one of some operators. */
const within =
  (nodes: readonly OnnxNode[], operators: readonly string[]) =>
  (node: OnnxNode): boolean =>
    operators.includes(node.operator) ||
    nodes.some(({ inputs, operator }) => operators.includes(operator) && inputs.includes(node.outputs[0] ?? ''));

/** The only node that takes a value; those that only ask for its shape are no part of the network. */
function nextNode(nodes: readonly OnnxNode[], value: string, last: OnnxNode | null): OnnxNode {
  const takers = nodes.filter(({ inputs, operator }) => operator !== 'Shape' && inputs.includes(value));
  const [node, other] = takers;
  const after = last ? `After “${last.name}”` : 'From its input on';
  if (!node) throw new UserError(`${after}, the ONNX model does not lead to its output.`);
  const gate = takers.length > 1 ? GATES.find(({ operators }) => takers.some(within(nodes, operators))) : undefined;
  if (gate) throw new UserError(`${after}, there is the activation ${gate.name}, which Inkling has not.`);
  if (other)
    throw new UserError(
      `${after}, the network branches to “${node.name}” and “${other.name}”; only one layer after the other can be taken.`,
    );
  return node;
}

/** The image that goes in: the only input that has no initializer. */
function inputOf({ input, initializer }: Message<'Graph'>): {
  readonly name: string;
  readonly dims: readonly number[];
} {
  const given = new Set(initializer.map(({ name }) => name));
  const open = input.filter(({ name }) => !given.has(name));
  const [image] = open;
  if (!image || open.length > 1) throw new UserError(`The ONNX model takes ${open.length} inputs, not one image.`);
  const { elemType = 0, shape } = image.type?.tensorType ?? {};
  if (!IMAGE_TYPES.includes(elemType)) throw new UserError('The ONNX model takes no numbers that a pixel can be.');
  // 0 is a side that is left open.
  const [, ...sides] = shape?.dim.map(({ dimValue }) => dimValue) ?? [];
  const dims = INPUTS.find(
    (taken) => taken.length === sides.length && taken.every((side, axis) => sides[axis] === 0 || sides[axis] === side),
  );
  if (!dims)
    throw new UserError(
      `The ONNX model takes ${sides.slice(0, 6).join('x') || 'nothing of a known shape'}, not 1x28x28, 28x28x1, 1x32x32 or 784.`,
    );
  return { name: image.name, dims };
}

function outputOf({ output }: Message<'Graph'>): string {
  const [only] = output;
  if (!only || output.length > 1) throw new UserError(`The ONNX model gives ${output.length} outputs, not one.`);
  return only.name;
}

/** Whether a file begins as an ONNX model does: with the version of the format, as a protobuf number. */
export const isOnnx = (bytes: Uint8Array): boolean => bytes[0] === 0x08 && bytes[1]! >= 3 && bytes[1]! <= 32;
