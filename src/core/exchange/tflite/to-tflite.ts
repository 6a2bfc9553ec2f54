import { strToU8 } from 'fflate';
import type { BatchNormLayer } from '../../network/kinds/batch-norm';
import type { ConvolutionLayer } from '../../network/kinds/convolution';
import type { DenseLayer } from '../../network/kinds/dense';
import type { PoolNumbers } from '../../network/kinds/pool-kind';
import { INPUT_SHAPE, type Shape } from '../../network/layer';
import { type PlannedLayer, planLayers } from '../../network/layer-kinds';
import type { NetworkData } from '../../network/network-data';
import type { Weight } from '../../network/weights';
import { affineOf } from '../../network/affine';
import type { ExportedModel } from '../exported-model';
import {
  INPUT_DESCRIPTION,
  INPUT_NAME,
  metadataOf,
  OUTPUT_DESCRIPTION,
  OUTPUT_NAME,
  PREPARATION,
} from '../preparation';
import { transposed } from '../transposed';
import { writeFlatBuffer } from './flat-tables';
import type { NumberFormat } from './number-format';
import { type Quantization, TfliteGraph } from './tflite-graph';
import {
  ACTIVATION,
  METADATA_IDENTIFIER,
  METADATA_NAME,
  type OperatorName,
  type OperatorOptions,
  OPTIONS,
  PADDING,
  TFLITE_METADATA,
} from './tflite-schema';

/**
 * Writes a network as a TFLite model, `[batch, 28, 28, 1]` in and `[batch, 10]` out.
 * @param folded the network as `foldNetwork` and `withUnitElus` leave it
 */
export function toTflite(model: ExportedModel, folded: NetworkData, format: NumberFormat): Uint8Array {
  const writer = new NetworkWriter(folded, format);
  const { card } = model;
  return writer.graph.write({
    name: model.fileName,
    description: `${card.name}. ${card.description}`,
    input: { name: INPUT_NAME, tensor: writer.input.tensor },
    output: { name: OUTPUT_NAME, tensor: writer.output.tensor },
    metadata: { [METADATA_NAME]: metadata(model), ...asBytes(metadataOf(model)) },
  });
}

/** What tools show of the model and of its input and output. */
function metadata({ card }: ExportedModel): Uint8Array {
  return writeFlatBuffer(TFLITE_METADATA, METADATA_IDENTIFIER, 'ModelMetadata', {
    name: card.name,
    description: `${card.description} ${PREPARATION}`,
    version: card.created,
    author: `Inkling ${card.versions['inkling'] ?? ''}`.trim(),
    subgraphMetadata: [
      {
        inputTensorMetadata: [{ name: INPUT_NAME, description: `${INPUT_DESCRIPTION} ${PREPARATION}` }],
        outputTensorMetadata: [{ name: OUTPUT_NAME, description: OUTPUT_DESCRIPTION }],
      },
    ],
  });
}

const asBytes = (texts: Readonly<Record<string, string>>): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));

/** A tensor that is computed, and how its numbers are written. */
interface Value {
  readonly tensor: number;
  readonly quantization: Quantization | undefined;
}

/** Writes layer after layer into a graph. */
class NetworkWriter {
  readonly graph = new TfliteGraph();
  readonly input: Value;
  /** What the layers so far have made. */
  output: Value;

  readonly #format: NumberFormat;

  constructor({ layers, weights }: NetworkData, format: NumberFormat) {
    this.#format = format;
    const planned = planLayers(layers);
    this.input = this.output = this.#compute(INPUT_NAME, INPUT_SHAPE, format.input);
    let next = 0;
    for (let index = 0; index < planned.length; index++) {
      const step = planned[index]!;
      const own = weights.slice(next, (next += step.weights.length));
      // TFLite's layers with weights have a ReLU of their own.
      const rectified = own.length > 0 && layers[index + 1]?.kind === 'relu';
      if (rectified) index++;
      const name = index === planned.length - 1 ? OUTPUT_NAME : layers[index]!.name;
      const quantization = format.output(layers[index]!, index, this.output.quantization);
      this.#add(step, own, { name, shape: step.output, quantization }, rectified ? ACTIVATION.relu : ACTIVATION.none);
    }
  }

  #add({ layer, input }: PlannedLayer, own: readonly Weight[], result: Result, activation: number): void {
    switch (layer.kind) {
      case 'convolution':
        this.#weigh('convolution', convolutionOptions(layer, activation), kernelOf(layer, own), result);
        break;
      case 'dense': {
        const table = ['FullyConnectedOptions', { activation }] as const;
        this.#weigh('fullyConnected', { kind: OPTIONS.fullyConnected, table }, kernelOf(layer, own), result);
        break;
      }
      case 'batchNorm':
        this.#normalize(layer, own, input, result, activation);
        break;
      case 'maxPool':
      case 'averagePool':
        this.#operate(layer.kind, poolOptions(layer), [], result);
        break;
      case 'globalAveragePool': {
        const options = { kind: OPTIONS.reducer, table: ['ReducerOptions', { keepDims: 0 }] } as const;
        this.#operate('mean', options, [this.#wholeNumbers(`${layer.name}/axes`, [1, 2])], result);
        break;
      }
      case 'flatten':
        this.#reshape(result);
        break;
      case 'softmax': {
        const options = { kind: OPTIONS.softmax, table: ['SoftmaxOptions', { beta: 1 }] } as const;
        this.#operate('softmax', options, [], result);
        break;
      }
      case 'leakyRelu': {
        const options = { kind: OPTIONS.leakyRelu, table: ['LeakyReluOptions', { alpha: layer.slope }] } as const;
        this.#operate('leakyRelu', options, [], result);
        break;
      }
      case 'sigmoid':
        this.#operate('logistic', undefined, [], result);
        break;
      case 'relu':
      case 'tanh':
      case 'elu':
        this.#operate(layer.kind, undefined, [], result);
        break;
      case 'dropout':
        throw new Error('A folded network has no dropout.');
    }
  }

  /** A batch norm by itself is a convolution of one cell for each map; a row is made maps of one cell each. */
  #normalize(layer: BatchNormLayer, own: readonly Weight[], input: Shape, result: Result, activation: number): void {
    const { scale, shift } = affineOf(layer, own);
    const kernel: Kernel = {
      layer: layer.name,
      shape: [1, 1, 1, scale.length],
      channels: 3,
      kernel: new Float32Array(scale),
      bias: new Float32Array(shift),
    };
    const options = {
      kind: OPTIONS.depthwiseConvolution,
      table: ['DepthwiseConv2DOptions', { ...STEP_BY_STEP, padding: PADDING.valid, depthMultiplier: 1, activation }],
    } as const;
    if (input.length === 3) {
      this.#weigh('depthwiseConvolution', options, kernel, result);
      return;
    }
    const shape = [1, 1, scale.length] as const;
    this.#reshape({ name: `${layer.name}/maps`, shape, quantization: this.output.quantization });
    this.#weigh('depthwiseConvolution', options, kernel, { ...result, name: `${layer.name}/normalized`, shape });
    this.#reshape(result);
  }

  #weigh(
    operator: OperatorName,
    options: OperatorOptions,
    { layer, shape, channels, ...values }: Kernel,
    result: Result,
  ): void {
    const { kernel, bias } = this.#format.weights(values.kernel, values.bias, channels, this.output.quantization);
    const constants = [
      this.graph.addTensor({ name: `${layer}/kernel`, shape, batched: false, ...kernel }),
      this.graph.addTensor({ name: `${layer}/bias`, shape: [values.bias.length], batched: false, ...bias }),
    ];
    this.#operate(operator, options, constants, result);
  }

  #reshape(result: Result): void {
    const newShape = [-1, ...result.shape];
    const options = { kind: OPTIONS.reshape, table: ['ReshapeOptions', { newShape }] } as const;
    this.#operate('reshape', options, [this.#wholeNumbers(`${result.name}/shape`, newShape)], result);
  }

  /** An operator that goes on from the last output. */
  #operate(
    operator: OperatorName,
    options: OperatorOptions | undefined,
    constants: readonly number[],
    { name, shape, quantization }: Result,
  ): void {
    const result = this.#compute(name, shape, quantization);
    this.graph.addOperator(operator, this.#format.type, [this.output.tensor, ...constants], result.tensor, options);
    this.output = result;
  }

  #compute(name: string, shape: Shape, quantization: Quantization | undefined): Value {
    return {
      tensor: this.graph.addTensor({ name, shape, type: this.#format.type, quantization, batched: true }),
      quantization,
    };
  }

  #wholeNumbers(name: string, values: readonly number[]): number {
    const data = new Uint8Array(Int32Array.from(values).buffer);
    return this.graph.addTensor({ name, shape: [values.length], type: 'int32', data, batched: false });
  }
}

/** What an operator makes: a tensor's name, the shape for one image, and how its numbers are written. */
interface Result {
  readonly name: string;
  readonly shape: Shape;
  readonly quantization: Quantization | undefined;
}

/** A layer's weights as TFLite takes them: a row of the kernel for each output channel, and a bias. */
interface Kernel {
  readonly layer: string;
  readonly shape: readonly number[];
  /** The dimension that the channels are. */
  readonly channels: number;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** Output channels come last in Inkling's kernels, and first in TFLite's. */
function kernelOf({ name }: ConvolutionLayer | DenseLayer, [kernel, bias]: readonly Weight[]): Kernel {
  const last = kernel!.shape.length - 1;
  const { shape, values } = transposed(kernel!, [last, ...kernel!.shape.keys()].slice(0, -1));
  return { layer: name, shape, channels: 0, kernel: values, bias: bias?.values ?? new Float32Array(shape[0]!) };
}

const STEP_BY_STEP = { strideWidth: 1, strideHeight: 1, dilationWidth: 1, dilationHeight: 1 } as const;

function convolutionOptions({ stride, padding }: ConvolutionLayer, activation: number): OperatorOptions {
  const strides = { strideWidth: stride, strideHeight: stride };
  const table = ['Conv2DOptions', { ...STEP_BY_STEP, ...strides, padding: PADDING[padding], activation }] as const;
  return { kind: OPTIONS.convolution, table };
}

function poolOptions({ size, stride, padding }: PoolNumbers): OperatorOptions {
  const sides = { strideWidth: stride, strideHeight: stride, filterWidth: size, filterHeight: size };
  return { kind: OPTIONS.pool, table: ['Pool2DOptions', { ...sides, padding: PADDING[padding] }] };
}
