import type { PlannedLayer } from '../../network/layer-kinds';
import type { Shape } from '../../network/layer';
import { type Padding, windowsAlong } from '../../network/sliding-window';
import type { Weight, Weights } from '../../network/weights';
import type { ExportedModel } from '../exported-model';
import { floatBytes } from '../float-bytes';
import {
  INPUT_DESCRIPTION,
  INPUT_NAME,
  metadataOf,
  OUTPUT_DESCRIPTION,
  OUTPUT_NAME,
  PREPARATION,
} from '../preparation';
import { outputsFirst } from '../transposed';
import { ATTRIBUTE_TYPE, DATA_TYPE, encodeModel, type NewMessage } from './onnx-schema';

/** A version of ONNX's operators, and the file format of its time. */
export interface OnnxVersion {
  readonly opset: number;
  readonly irVersion: number;
}

/** Operator set 17 (2022) has all that is needed, and runtimes from then on take it. */
export const ONNX_2022: OnnxVersion = { opset: 17, irVersion: 8 };

/** Operator set 13 (2020) has it, too: what is written here of each operator is the same in both. */
export const ONNX_2020: OnnxVersion = { opset: 13, irVersion: 7 };

/** What the free dimension is called. */
const BATCH = 'batch';

/**
 * Writes a network as an ONNX model, `[batch, 1, 28, 28]` in and `[batch, 10]` out: maps in ONNX's order, channel, row,
 * column, as its own models of digits have them. With one channel that is the same row of numbers as `[batch, 28, 28, 1]`.
 * Maps are put back into Inkling's order, row, column, channel, before they are flattened, so that the weights of dense
 * layers are the same arrays as everywhere.
 */
export function toOnnx(model: ExportedModel, { opset, irVersion } = ONNX_2022): Uint8Array {
  const { card, plan } = model;
  const graph = new GraphWriter(model.weights);
  for (const [index, layer] of plan.entries()) graph.add(layer, index === plan.length - 1);
  return encodeModel({
    irVersion,
    opsetImport: [{ domain: '', version: opset }],
    producerName: 'Inkling',
    producerVersion: card.versions['inkling'] ?? '',
    docString: `${card.description}\n\n${PREPARATION}`,
    metadataProps: Object.entries(metadataOf(model)).map(([key, value]) => ({ key, value })),
    graph: {
      name: model.fileName,
      docString: card.description,
      ...graph.parts(),
      input: [{ ...valueInfo(INPUT_NAME, [1, 28, 28]), docString: `${INPUT_DESCRIPTION} ${PREPARATION}` }],
      output: [{ ...valueInfo(OUTPUT_NAME, [10]), docString: OUTPUT_DESCRIPTION }],
    },
  });
}

/** Strings nodes together, each named like its layer, and each value like the layer that it comes out of. */
class GraphWriter {
  readonly #nodes: NewMessage<'Node'>[] = [];
  readonly #initializers: NewMessage<'Tensor'>[] = [];
  readonly #values: NewMessage<'ValueInfo'>[] = [];
  readonly #weights: ReadonlyMap<string, Weight>;
  #last: string = INPUT_NAME;

  constructor(weights: Weights) {
    this.#weights = new Map(weights.map((weight) => [weight.name, weight]));
  }

  parts(): Pick<NewMessage<'Graph'>, 'node' | 'initializer' | 'valueInfo'> {
    return { node: this.#nodes, initializer: this.#initializers, valueInfo: this.#values };
  }

  add(planned: PlannedLayer, isLast: boolean): void {
    const { layer, input, output } = planned;
    if (layer.kind === 'flatten' && isReordered(input)) {
      const [height, width, channels] = input;
      const transpose = { operator: 'Transpose', inputs: [], attributes: { perm: [0, 2, 3, 1] } };
      this.#node(`${layer.name}/rows_first`, transpose, [height, width, channels]);
    }
    const operation = this.#operation(planned);
    if (layer.kind === 'globalAveragePool') {
      // ONNX's gives maps of one cell each.
      this.#node(layer.name, operation, [...output, 1, 1]);
      this.#node(`${layer.name}/row`, FLATTEN, output);
    } else this.#node(layer.name, operation, channelsFirst(output), isLast ? OUTPUT_NAME : undefined);
  }

  #operation({ layer, input }: PlannedLayer): Operation {
    const { name } = layer;
    switch (layer.kind) {
      case 'convolution': {
        const side = layer.kernelSize;
        return {
          operator: 'Conv',
          inputs: [this.#kernel(`${name}/kernel`), ...(layer.bias ? [this.#weight(`${name}/bias`)] : [])],
          attributes: { kernel_shape: [side, side], ...windows(layer, side, input) },
        };
      }
      case 'maxPool':
        return {
          operator: 'MaxPool',
          inputs: [],
          attributes: { kernel_shape: [layer.size, layer.size], ...windows(layer, layer.size, input) },
        };
      case 'averagePool':
        return {
          operator: 'AveragePool',
          inputs: [],
          attributes: {
            kernel_shape: [layer.size, layer.size],
            ...windows(layer, layer.size, input),
            count_include_pad: 0,
          },
        };
      case 'globalAveragePool':
        return { operator: 'GlobalAveragePool', inputs: [], attributes: {} };
      case 'batchNorm': {
        const parts = ['gamma', 'beta', 'moving_mean', 'moving_variance'];
        return {
          operator: 'BatchNormalization',
          inputs: parts.map((part) => this.#weight(`${name}/${part}`)),
          attributes: { epsilon: real(layer.epsilon), momentum: real(layer.momentum) },
        };
      }
      case 'relu':
        return { operator: 'Relu', inputs: [], attributes: {} };
      case 'sigmoid':
        return { operator: 'Sigmoid', inputs: [], attributes: {} };
      case 'tanh':
        return { operator: 'Tanh', inputs: [], attributes: {} };
      case 'leakyRelu':
        return { operator: 'LeakyRelu', inputs: [], attributes: { alpha: real(layer.slope) } };
      case 'elu':
        return { operator: 'Elu', inputs: [], attributes: { alpha: real(layer.alpha) } };
      case 'flatten':
        return FLATTEN;
      case 'dropout':
        return { operator: 'Dropout', inputs: [this.#number(`${name}/rate`, layer.rate)], attributes: {} };
      case 'dense':
        return {
          operator: 'Gemm',
          inputs: [this.#weight(`${name}/kernel`), this.#weight(`${name}/bias`)],
          attributes: {},
        };
      case 'softmax':
        return { operator: 'Softmax', inputs: [], attributes: { axis: -1 } };
    }
  }

  /** A node that goes on from the last value; what comes out of it is described, but for the graph's own output. */
  #node(
    name: string,
    { operator, inputs, attributes }: Operation,
    shape: readonly number[],
    graphOutput?: string,
  ): void {
    // No layer has a "/" in its name, so that this is never the graph's input.
    const output = graphOutput ?? `${name}/output`;
    this.#nodes.push({
      name,
      opType: operator,
      input: [this.#last, ...inputs],
      output: [output],
      attribute: Object.entries(attributes).map(([attribute, value]) => ({ name: attribute, ...asAttribute(value) })),
    });
    if (graphOutput === undefined) this.#values.push(valueInfo(output, shape));
    this.#last = output;
  }

  #weight(name: string): string {
    const { shape, values } = this.#weights.get(name)!;
    return this.#tensor(name, shape, values);
  }

  /** A convolution's kernel: output channels first, then input channels. */
  #kernel(name: string): string {
    const { shape, values } = outputsFirst(this.#weights.get(name)!);
    return this.#tensor(name, shape, values);
  }

  #number(name: string, value: number): string {
    return this.#tensor(name, [], Float32Array.of(value));
  }

  #tensor(name: string, dims: readonly number[], values: Float32Array): string {
    this.#initializers.push({ name, dims, dataType: DATA_TYPE.float, rawData: floatBytes([values]) });
    return name;
  }
}

interface Operation {
  readonly operator: string;
  /** After the value that it goes on from. */
  readonly inputs: readonly string[];
  readonly attributes: Attributes;
}

const FLATTEN: Operation = { operator: 'Flatten', inputs: [], attributes: { axis: 1 } };

/** A whole number, whole numbers, or a {@link real} one. */
type Attributes = Readonly<Record<string, number | readonly number[] | { readonly real: number }>>;

const real = (value: number): { readonly real: number } => ({ real: value });

function asAttribute(value: Attributes[string]): NewMessage<'Attribute'> {
  if (typeof value === 'number') return { type: ATTRIBUTE_TYPE.int, i: value };
  return 'real' in value ? { type: ATTRIBUTE_TYPE.float, f: value.real } : { type: ATTRIBUTE_TYPE.ints, ints: value };
}

/** Strides and padding of a layer with windows. */
function windows(
  { stride, padding }: { readonly stride: number; readonly padding: Padding },
  size: number,
  [height]: Shape,
): Attributes {
  const { before, after } = windowsAlong(height, size, stride, padding);
  return { strides: [stride, stride], pads: [before, before, after, after] };
}

/** Whether flattened maps are in another order with channels first than with channels last. */
const isReordered = (shape: Shape): shape is readonly [number, number, number] =>
  shape.length === 3 && shape[2] > 1 && shape[0] * shape[1] > 1;

const channelsFirst = (shape: Shape): readonly number[] =>
  shape.length === 1 ? shape : [shape[2], shape[0], shape[1]];

function valueInfo(name: string, shape: readonly number[]): NewMessage<'ValueInfo'> {
  const dim = [{ dimParam: BATCH }, ...shape.map((side) => ({ dimValue: side }))];
  return { name, type: { tensorType: { elemType: DATA_TYPE.float, shape: { dim } } } };
}
