import type { Layer } from '../../network/layer';
import { floatBytes } from '../float-bytes';
import type { Range } from './activation-ranges';
import type { Quantization, TfliteTensor } from './tflite-graph';

/** What a tensor's numbers are: everything but its name, its shape and whether it is batched. */
export type Numbers = Pick<TfliteTensor, 'type' | 'data' | 'quantization'>;

/** How a network's numbers are written: as floats, or with 8 bits. */
export interface NumberFormat {
  readonly type: 'float32' | 'int8';
  /** Of the image that is read. */
  readonly input: Quantization | undefined;
  /** Of what comes out of a layer, given its place and how its input is written. */
  output(layer: Layer, index: number, input: Quantization | undefined): Quantization | undefined;
  /** The kernel and bias of a layer, a row of `kernel` for each channel. @param channels the dimension that these are */
  weights(
    kernel: Float32Array,
    bias: Float32Array,
    channels: number,
    input: Quantization | undefined,
  ): { readonly kernel: Numbers; readonly bias: Numbers };
}

/** 32-bit floats, as they are. */
export const FLOAT_FORMAT: NumberFormat = {
  type: 'float32',
  input: undefined,
  output: () => undefined,
  weights: (kernel, bias) => ({ kernel: asFloats(kernel), bias: asFloats(bias) }),
};

const asFloats = (values: Float32Array): Numbers => ({
  type: 'float32',
  data: floatBytes([values]),
});

/** A pixel of 0..255 is the number that is 128 less. */
const INPUT: Quantization = { scales: [1 / 255], zeroPoint: -128 };

/** TFLite's kernels give probabilities, and what is between 0 and 1 or -1 and 1, in these and no others. */
const SHARE: Quantization = { scales: [1 / 256], zeroPoint: -128 };
const BOTH_WAYS: Quantization = { scales: [1 / 128], zeroPoint: 0 };

/**
 * 8 bits as TFLite's specification has them: activations with a scale and a zero point each, from the ranges that they
 * had when digits were read; weights symmetric, with a scale for each channel; biases of 32 bits (Jacob et al. 2018).
 */
export function int8Format(ranges: readonly Range[]): NumberFormat {
  return {
    type: 'int8',
    input: INPUT,
    output(layer, index, input) {
      switch (layer.kind) {
        case 'softmax':
        case 'sigmoid':
          return SHARE;
        case 'tanh':
          return BOTH_WAYS;
        case 'maxPool':
        case 'averagePool':
        case 'flatten':
          return input;
        default:
          return activationQuantization(ranges[index]!);
      }
    },
    weights(kernel, bias, channels, input) {
      const [inputScale] = input!.scales;
      const scales = channelScales(kernel, bias, inputScale!);
      const row = kernel.length / scales.length;
      const whole = kernel.map((value, index) => Math.round(value / scales[Math.floor(index / row)]!));
      const biasScales = scales.map((scale) => scale * inputScale!);
      const wholeBias = bias.map((value, channel) => Math.round(value / biasScales[channel]!));
      return {
        kernel: {
          type: 'int8',
          data: littleEndian(whole, 1, (data, at, value) => data.setInt8(at, value)),
          quantization: { scales, zeroPoint: 0, channels },
        },
        bias: {
          type: 'int32',
          data: littleEndian(wholeBias, 4, (data, at, value) => data.setInt32(at, value, true)),
          quantization: { scales: biasScales, zeroPoint: 0, channels: 0 },
        },
      };
    },
  };
}

/** The whole of -128..127 for the range; 0 has to be one of the numbers, since padding is. */
function activationQuantization({ least, largest }: Range): Quantization {
  const [low, high] = [Math.min(0, least), Math.max(0, largest)];
  const scale = high > low ? (high - low) / 255 : 1;
  return { scales: [scale], zeroPoint: Math.max(-128, Math.min(127, Math.round(-128 - low / scale))) };
}

/** Each channel's largest weight is 127; where the bias is so much larger that it would not fit in 32 bits, less. */
function channelScales(kernel: Float32Array, bias: Float32Array, inputScale: number): readonly number[] {
  const row = kernel.length / bias.length;
  return Array.from(bias, (by, channel) => {
    let largest = 0;
    for (let index = channel * row; index < (channel + 1) * row; index++)
      largest = Math.max(largest, Math.abs(kernel[index]!));
    return Math.max(largest / 127, Math.abs(by) / (inputScale * 2 ** 30)) || 1;
  });
}

function littleEndian(
  values: Float32Array,
  size: number,
  set: (data: DataView, at: number, value: number) => void,
): Uint8Array {
  const data = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, index) => set(data, index * size, value));
  return new Uint8Array(data.buffer);
}
