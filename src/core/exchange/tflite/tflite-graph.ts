import {
  BUILTIN_OPERATORS,
  type OperatorName,
  type OperatorOptions,
  TENSOR_TYPE,
  TFLITE,
  TFLITE_IDENTIFIER,
  TFLITE_VERSION,
  type TfliteTable,
} from './tflite-schema';
import { writeFlatBuffer } from './flat-tables';

/** How 8-bit numbers stand for real ones: real = scale x (number - zero point), with a scale for each channel or one. */
export interface Quantization {
  readonly scales: readonly number[];
  readonly zeroPoint: number;
  /** The dimension that the channels are, where there is more than one scale. */
  readonly channels?: number;
}

/** A tensor of the graph. */
export interface TfliteTensor {
  readonly name: string;
  /** Without the batch, where {@link batched}. */
  readonly shape: readonly number[];
  readonly type: keyof typeof TENSOR_TYPE;
  /** Little-endian; none for what is computed. */
  readonly data?: Uint8Array;
  readonly quantization?: Quantization | undefined;
  /** Whether there is one for each image: a first dimension is free then. */
  readonly batched: boolean;
}

/** The signature's name that TensorFlow gives a model's only one. */
const SIGNATURE = 'serving_default';

/** A TFLite graph in the making. */
export class TfliteGraph {
  readonly #tensors: TfliteTable<'Tensor'>[] = [];
  readonly #operators: TfliteTable<'Operator'>[] = [];
  readonly #codes: { readonly operator: OperatorName; readonly version: number }[] = [];
  /** The first one is empty: that of every tensor that is computed. */
  readonly #buffers: TfliteTable<'Buffer'>[] = [{}];

  /** @returns the tensor's number */
  addTensor({ name, shape, type, data, quantization, batched }: TfliteTensor): number {
    this.#tensors.push({
      name,
      shape: batched ? [1, ...shape] : shape,
      shapeSignature: batched ? [-1, ...shape] : undefined,
      type: TENSOR_TYPE[type],
      buffer: data ? this.#addBuffer(data) : 0,
      quantization: quantization && {
        scale: quantization.scales,
        zeroPoint: quantization.scales.map(() => quantization.zeroPoint),
        quantizedDimension: quantization.channels,
      },
    });
    return this.#tensors.length - 1;
  }

  addOperator(
    operator: OperatorName,
    format: 'float32' | 'int8',
    inputs: readonly number[],
    output: number,
    builtinOptions?: OperatorOptions,
  ): void {
    const version = BUILTIN_OPERATORS[operator][format];
    let opcodeIndex = this.#codes.findIndex((code) => code.operator === operator);
    if (opcodeIndex < 0) opcodeIndex = this.#codes.push({ operator, version }) - 1;
    this.#operators.push({ opcodeIndex, inputs, outputs: [output], builtinOptions });
  }

  /** The bytes of a `.tflite` file. @param metadata for the model as a whole, by name */
  write(parts: {
    readonly name: string;
    readonly description: string;
    readonly input: { readonly name: string; readonly tensor: number };
    readonly output: { readonly name: string; readonly tensor: number };
    readonly metadata: Readonly<Record<string, Uint8Array>>;
  }): Uint8Array {
    const map = ({ name, tensor }: { name: string; tensor: number }) => [{ name, tensorIndex: tensor }];
    const metadata = Object.entries(parts.metadata).map(([name, data]) => ({ name, buffer: this.#addBuffer(data) }));
    return writeFlatBuffer(TFLITE, TFLITE_IDENTIFIER, 'Model', {
      version: TFLITE_VERSION,
      description: parts.description,
      operatorCodes: this.#codes.map(({ operator, version }) => ({
        deprecatedBuiltinCode: BUILTIN_OPERATORS[operator].code,
        builtinCode: BUILTIN_OPERATORS[operator].code,
        version,
      })),
      subgraphs: [
        {
          name: parts.name,
          tensors: this.#tensors,
          inputs: [parts.input.tensor],
          outputs: [parts.output.tensor],
          operators: this.#operators,
        },
      ],
      buffers: this.#buffers,
      metadata,
      signatureDefs: [{ signatureKey: SIGNATURE, inputs: map(parts.input), outputs: map(parts.output) }],
    });
  }

  #addBuffer(data: Uint8Array): number {
    return this.#buffers.push({ data }) - 1;
  }
}
