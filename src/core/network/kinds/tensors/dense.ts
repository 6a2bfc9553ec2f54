import * as tf from '@tensorflow/tfjs-core';
import { denseInputGradient, denseKernelGradient, multiply } from '../../gradients/dense';
import type { DenseLayer } from '../dense';
import { type LayerTensors, weightAt } from './layer-tensors';

export const denseTensors: LayerTensors<DenseLayer> = {
  read: (_layer, x, weights) => multiply(x as tf.Tensor2D, weightAt(weights, 0) as tf.Tensor2D, weightAt(weights, 1)),

  inputGradient: (_layer, { weights, gradient }) =>
    denseInputGradient(gradient as tf.Tensor2D, weightAt(weights, 0) as tf.Tensor2D),

  weightGradients: (_layer, { x, gradient }) => [
    denseKernelGradient(x as tf.Tensor2D, gradient as tf.Tensor2D),
    tf.sum(gradient, 0),
  ],
};
