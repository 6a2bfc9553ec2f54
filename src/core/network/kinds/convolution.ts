import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import {
  convolutionBiasGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from '../gradients/convolution';
import type { ConvolutionLayer } from '../layer';
import { asMaps, type LayerKind, weightAt } from './layer-kind';

function outputSide(layer: ConvolutionLayer, side: number): number {
  const covered = layer.padding === 'same' ? side : side - layer.kernelSize + 1;
  return Math.ceil(covered / layer.stride);
}

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

  read(layer, x, weights) {
    const [input, kernel] = [x as tf.Tensor4D, weightAt(weights, 0) as tf.Tensor4D];
    const bias = layer.bias ? weightAt(weights, 1) : null;
    if (kernelFault(layer) === null) return convolve(input, kernel, bias, layer.padding);
    const y = tf.conv2d(input, kernel, layer.stride, layer.padding);
    return bias === null ? y : tf.add(y, bias);
  },

  trainingFault: kernelFault,

  learn(layer, x, weights, pass) {
    const input = x as tf.Tensor4D;
    const kernel = weightAt(weights, 0) as tf.Tensor4D;
    return {
      output: convolve(input, kernel, layer.bias ? weightAt(weights, 1) : null, layer.padding),
      backward(gradient) {
        const dy = gradient as tf.Tensor4D;
        return {
          input: pass.gradientGoesOn ? convolutionInputGradient(dy, kernel, layer.padding) : null,
          weights: [
            convolutionKernelGradient(input, dy, layer.kernelSize, layer.padding),
            ...(layer.bias ? [convolutionBiasGradient(dy)] : []),
          ],
        };
      },
    };
  },
};

/** Why the kernels don't take a convolution; null where they do. */
function kernelFault({ name, stride, filters, padding, kernelSize }: ConvolutionLayer): string | null {
  if (stride !== 1) return `"${name}" moves its kernels by ${stride}; only a stride of 1 can be trained here.`;
  if (filters % 8 !== 0) return `"${name}" has ${filters} kernels; only multiples of 8 can be trained here.`;
  if (padding === 'same' && kernelSize % 2 === 0)
    return `"${name}" keeps the size of its input with kernels of an even side, which can't be trained here.`;
  return null;
}
