import type { PoolNumbers } from '../network/kinds/pool-kind';
import { INPUT_SHAPE, type Layer, type Shape } from '../network/layer';
import { planLayers } from '../network/layer-kinds';

/** Layers as Keras 2 writes them in a model's configuration, which TensorFlow.js reads too. */

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Each layer's configuration; the first one also has the shape of the input. */
export function toKerasLayers(layers: readonly Layer[]): readonly KerasLayer[] {
  return planLayers(layers).map(({ layer, input: shape }, index) => {
    const { class_name, config } = toKeras(layer, shape);
    const input = index === 0 ? { batch_input_shape: [null, ...INPUT_SHAPE] } : {};
    return { class_name, config: { name: layer.name, trainable: true, dtype: 'float32', ...input, ...config } };
  });
}

function toKeras(layer: Layer, input: Shape): KerasLayer {
  switch (layer.kind) {
    case 'convolution':
      return {
        class_name: 'Conv2D',
        config: {
          filters: layer.filters,
          kernel_size: [layer.kernelSize, layer.kernelSize],
          strides: [layer.stride, layer.stride],
          padding: layer.padding,
          data_format: 'channels_last',
          dilation_rate: [1, 1],
          activation: 'linear',
          use_bias: layer.bias,
        },
      };
    case 'batchNorm':
      return {
        class_name: 'BatchNormalization',
        config: { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true },
      };
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return { class_name: 'Activation', config: { activation: layer.kind } };
    case 'leakyRelu':
      return { class_name: 'LeakyReLU', config: { alpha: layer.slope } };
    case 'elu':
      return { class_name: 'ELU', config: { alpha: layer.alpha } };
    case 'maxPool':
      return { class_name: 'MaxPooling2D', config: poolConfig(layer) };
    case 'averagePool':
      return { class_name: 'AveragePooling2D', config: poolConfig(layer) };
    case 'globalAveragePool':
      return { class_name: 'GlobalAveragePooling2D', config: { data_format: 'channels_last' } };
    case 'flatten':
      // TensorFlow.js flattens no rows.
      return input.length === 1
        ? { class_name: 'Reshape', config: { target_shape: input } }
        : { class_name: 'Flatten', config: { data_format: 'channels_last' } };
    case 'dropout':
      return { class_name: 'Dropout', config: { rate: layer.rate } };
    case 'dense':
      return { class_name: 'Dense', config: { units: layer.units, activation: 'linear', use_bias: true } };
  }
}

const poolConfig = ({ size, stride, padding }: PoolNumbers): KerasLayer['config'] => ({
  pool_size: [size, size],
  strides: [stride, stride],
  padding,
  data_format: 'channels_last',
});
