import type * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import {
  convolutionBiasGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from '../gradients/convolution';
import type { ConvolutionLayer } from '../layer';
import { windowsAlong } from '../sliding-window';
import { asMaps, type LayerKind, weightAt } from './layer-kind';

const outputSide = ({ kernelSize, stride, padding }: ConvolutionLayer, length: number): number =>
  windowsAlong(length, kernelSize, stride, padding).count;

export const convolutionKind: LayerKind<ConvolutionLayer> = {
  takes: 'maps',

  shape(layer, input) {
    const [height, width] = asMaps(input);
    const shape = [outputSide(layer, height), outputSide(layer, width), layer.filters] as const;
    if (shape[0] < 1 || shape[1] < 1)
      throw new UserError(
        `"${layer.name}" has kernels of ${layer.kernelSize}x${layer.kernelSize}, larger than its ${height}x${width} input.`,
      );
    return shape;
  },

  weights(layer, input) {
    const [, , channels] = asMaps(input);
    const kernel = [layer.kernelSize, layer.kernelSize, channels, layer.filters];
    return [
      { part: 'kernel', shape: kernel, start: 'he', trained: true },
      ...(layer.bias ? [{ part: 'bias', shape: [layer.filters], start: 'zeros', trained: true } as const] : []),
    ];
  },

  multiplications(layer, input) {
    const [height, width, channels] = asMaps(input);
    const outputs = outputSide(layer, height) * outputSide(layer, width);
    return outputs * layer.filters * layer.kernelSize ** 2 * channels;
  },

  read: (layer, x, weights) =>
    convolve(layer, x as tf.Tensor4D, weightAt(weights, 0) as tf.Tensor4D, layer.bias ? weightAt(weights, 1) : null),

  learn(layer, x, weights, pass) {
    const input = x as tf.Tensor4D;
    return {
      output: this.read(layer, x, weights),
      backward(gradient) {
        const dy = gradient as tf.Tensor4D;
        const kernel = weightAt(weights, 0) as tf.Tensor4D;
        return {
          input: pass.gradientGoesOn ? convolutionInputGradient(layer, input, dy, kernel) : null,
          weights: [convolutionKernelGradient(layer, input, dy), ...(layer.bias ? [convolutionBiasGradient(dy)] : [])],
        };
      },
    };
  },
};
