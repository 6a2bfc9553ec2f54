import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import { maxPoolInputGradient } from '../gradients/max-pool';
import type { MaxPoolLayer, Shape } from '../layer';
import type { LayerKind } from './layer-kind';

function shape(layer: MaxPoolLayer, input: Shape): Shape {
  if (input.length !== 3) throw new UserError(`"${layer.name}" needs feature maps to pool, but gets a row of numbers.`);
  const [height, width, channels] = input;
  if (height < layer.size || width < layer.size)
    throw new UserError(
      `"${layer.name}" pools ${layer.size}x${layer.size} cells, more than its ${height}x${width} input has.`,
    );
  const side = (length: number) => Math.floor((length - layer.size) / layer.stride) + 1;
  return [side(height), side(width), channels];
}

export const maxPoolKind: LayerKind<MaxPoolLayer> = {
  shape,
  weights: () => [],
  multiplications: () => 0,
  read: (layer, x) => tf.maxPool(x as tf.Tensor4D, layer.size, layer.stride, 'valid'),
  learn(layer, x, weights, pass) {
    const channels = x.shape[3] ?? 0;
    if (pass.gradientGoesOn && channels % 4 !== 0)
      throw new UserError(`"${layer.name}" pools ${channels} maps; only multiples of 4 can be trained here.`);
    const output = this.read(layer, x, weights);
    return {
      output,
      backward: (gradient) => ({
        input: pass.gradientGoesOn
          ? maxPoolInputGradient(x as tf.Tensor4D, output as tf.Tensor4D, gradient, layer.size, layer.stride)
          : null,
        weights: [],
      }),
    };
  },
};
