import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import { averagePoolInputGradient, maxPoolInputGradient } from '../gradients/pooling';
import type { AveragePoolLayer, GlobalAveragePoolLayer, MaxPoolLayer, PoolLayer, Shape } from '../layer';
import { windowsAlong } from '../sliding-window';
import { asMaps, type LayerKind } from './layer-kind';

function pooledShape(layer: PoolLayer, input: Shape): Shape {
  const [height, width, channels] = asMaps(input);
  const along = (length: number) => windowsAlong(length, layer.size, layer.stride, layer.padding).count;
  const shape = [along(height), along(width), channels] as const;
  if (shape[0] < 1 || shape[1] < 1)
    throw new UserError(
      `"${layer.name}" pools ${layer.size}x${layer.size} cells, more than its ${height}x${width} input has.`,
    );
  return shape;
}

/** A kind of layer that moves windows over each map. */
function poolKind<L extends PoolLayer>(
  read: (layer: L, x: tf.Tensor4D) => tf.Tensor4D,
  inputGradient: (layer: L, x: tf.Tensor4D, y: tf.Tensor4D, gradient: tf.Tensor) => tf.Tensor,
): LayerKind<L> {
  return {
    takes: 'maps',
    shape: pooledShape,
    weights: () => [],
    multiplications: () => 0,
    read: (layer, x) => read(layer, x as tf.Tensor4D),
    learn(layer, x, _weights, pass) {
      const input = x as tf.Tensor4D;
      const output = read(layer, input);
      return {
        output,
        backward: (gradient) => ({
          input: pass.gradientGoesOn ? inputGradient(layer, input, output, gradient) : null,
          weights: [],
        }),
      };
    },
  };
}

export const maxPoolKind = poolKind<MaxPoolLayer>(
  ({ size, stride, padding }, x) => tf.maxPool(x, size, stride, padding),
  maxPoolInputGradient,
);

export const averagePoolKind = poolKind<AveragePoolLayer>(
  ({ size, stride, padding }, x) => tf.avgPool(x, size, stride, padding),
  (layer, x, _y, gradient) => averagePoolInputGradient(layer, x.shape, gradient as tf.Tensor4D),
);

export const globalAveragePoolKind: LayerKind<GlobalAveragePoolLayer> = {
  takes: 'maps',
  shape: (_layer, input) => [asMaps(input)[2]],
  weights: () => [],
  multiplications: () => 0,
  read: (_layer, x) => tf.mean(x, [1, 2]),
  learn(layer, x, weights) {
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    return {
      output: this.read(layer, x, weights),
      backward(gradient) {
        const share = tf.reshape(tf.div(gradient, height * width), [batch, 1, 1, channels]);
        return { input: tf.tile(share, [1, height, width, 1]), weights: [] };
      },
    };
  },
};
