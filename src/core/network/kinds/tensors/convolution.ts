import type * as tf from '@tensorflow/tfjs-core';
import {
  convolutionBiasGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from '../../gradients/convolution';
import type { ConvolutionLayer } from '../convolution';
import { type LayerTensors, weightAt } from './layer-tensors';

export const convolutionTensors: LayerTensors<ConvolutionLayer> = {
  read: (layer, x, weights) =>
    convolve(layer, x as tf.Tensor4D, weightAt(weights, 0) as tf.Tensor4D, layer.bias ? weightAt(weights, 1) : null),

  inputGradient: (layer, { x, weights, gradient }) =>
    convolutionInputGradient(layer, x as tf.Tensor4D, gradient as tf.Tensor4D, weightAt(weights, 0) as tf.Tensor4D),

  weightGradients(layer, { x, gradient }) {
    const dy = gradient as tf.Tensor4D;
    const kernel = convolutionKernelGradient(layer, x as tf.Tensor4D, dy);
    return layer.bias ? [kernel, convolutionBiasGradient(dy)] : [kernel];
  },
};
