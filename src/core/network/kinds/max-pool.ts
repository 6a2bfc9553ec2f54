import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import { maxPoolInputGradient } from '../gradients/max-pool';
import type { MaxPoolLayer, Shape } from '../layer';
import { asMaps, type LayerKind } from './layer-kind';

function shape(layer: MaxPoolLayer, input: Shape): Shape {
  const [height, width, channels] = asMaps(input);
  if (height < layer.size || width < layer.size)
    throw new UserError(
      `"${layer.name}" pools ${layer.size}x${layer.size} cells, more than its ${height}x${width} input has.`,
    );
  const side = (length: number) => Math.floor((length - layer.size) / layer.stride) + 1;
  return [side(height), side(width), channels];
}

export const maxPoolKind: LayerKind<MaxPoolLayer> = {
  takes: 'maps',
  shape,
  weights: () => [],
  multiplications: () => 0,
  /** What the kernel takes; nothing goes back where no layer before has weights. */
  trainingFault: ({ name }, input, gradientGoesOn) =>
    gradientGoesOn && asMaps(input)[2] % 4 !== 0
      ? `"${name}" pools ${asMaps(input)[2]} maps; only multiples of 4 can be trained here.`
      : null,
  read: (layer, x) => tf.maxPool(x as tf.Tensor4D, layer.size, layer.stride, 'valid'),
  learn(layer, x, weights, pass) {
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
