import * as v from 'valibot';
import { INPUT_SHAPE, type Layer, type PoolLayer, type Shape } from '../network/layer';
import { planLayers } from '../network/layer-kinds';
import { UserError } from '../user-error';

/** Layers as Keras 2 writes them in a model's configuration, which TensorFlow.js reads too. */

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Each layer's configuration; the first one also has the shape of the input. */
export function toKerasLayers(layers: readonly Layer[]): readonly KerasLayer[] {
  return planLayers(layers).map(({ layer, input: shape }, place) => {
    const { class_name, config } = toKeras(layer, shape);
    const input = place === 0 ? { batch_input_shape: [null, ...INPUT_SHAPE] } : {};
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

const poolConfig = ({ size, stride, padding }: PoolLayer): KerasLayer['config'] => ({
  pool_size: [size, size],
  strides: [stride, stride],
  padding,
  data_format: 'channels_last',
});

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));
const square = v.pipe(
  v.tuple([count, count]),
  v.check(([height, width]) => height === width, 'only squares can be read'),
  v.transform(([height]) => height),
);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const name = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'a layer name is letters, digits, "_" and "-"'));
const linear = v.optional(v.literal('linear'));
const channelsLast = v.optional(v.literal('channels_last'));

const factor = v.pipe(v.number(), v.minValue(0));
const padding = v.picklist(['valid', 'same']);

const pool = (kind: PoolLayer['kind']) =>
  v.pipe(
    v.object({ name, pool_size: square, strides: square, padding, data_format: channelsLast }),
    v.transform(({ name, pool_size: size, strides: stride, padding }): Layer => ({
      kind,
      name,
      size,
      stride,
      padding,
    })),
  );

const schemas = {
  Conv2D: v.pipe(
    v.object({
      name,
      filters: count,
      kernel_size: square,
      strides: square,
      padding,
      data_format: channelsLast,
      dilation_rate: v.optional(v.tuple([v.literal(1), v.literal(1)])),
      activation: linear,
      use_bias: v.boolean(),
    }),
    v.transform(({ name, filters, kernel_size: kernelSize, strides: stride, padding, use_bias: bias }): Layer => ({
      kind: 'convolution',
      name,
      filters,
      kernelSize,
      stride,
      padding,
      bias,
    })),
  ),
  BatchNormalization: v.pipe(
    v.object({
      name,
      axis: v.optional(v.union([v.picklist([-1, 3]), v.tuple([v.literal(3)])])),
      momentum: share,
      epsilon: v.pipe(v.number(), v.minValue(0)),
      center: v.optional(v.literal(true)),
      scale: v.optional(v.literal(true)),
    }),
    v.transform(({ name, momentum, epsilon }): Layer => ({ kind: 'batchNorm', name, momentum, epsilon })),
  ),
  Activation: v.pipe(
    v.object({ name, activation: v.picklist(['relu', 'sigmoid', 'tanh', 'softmax']) }),
    v.transform(({ name, activation }): Layer => ({ kind: activation, name })),
  ),
  LeakyReLU: v.pipe(
    v.object({ name, alpha: factor }),
    v.transform(({ name, alpha: slope }): Layer => ({ kind: 'leakyRelu', name, slope })),
  ),
  ELU: v.pipe(
    v.object({ name, alpha: factor }),
    v.transform(({ name, alpha }): Layer => ({ kind: 'elu', name, alpha })),
  ),
  MaxPooling2D: pool('maxPool'),
  AveragePooling2D: pool('averagePool'),
  GlobalAveragePooling2D: v.pipe(
    v.object({ name, data_format: channelsLast }),
    v.transform(({ name }): Layer => ({ kind: 'globalAveragePool', name })),
  ),
  Flatten: v.pipe(
    v.object({ name, data_format: channelsLast }),
    v.transform(({ name }): Layer => ({ kind: 'flatten', name })),
  ),
  Reshape: v.pipe(
    v.object({ name, target_shape: v.tuple([count]) }),
    v.transform(({ name }): Layer => ({ kind: 'flatten', name })),
  ),
  Dropout: v.pipe(
    v.object({ name, rate: share }),
    v.transform(({ name, rate }): Layer => ({ kind: 'dropout', name, rate })),
  ),
  Dense: v.pipe(
    v.object({ name, units: count, activation: linear, use_bias: v.literal(true) }),
    v.transform(({ name, units }): Layer => ({ kind: 'dense', name, units })),
  ),
} as const;

const kerasLayer = v.object({ class_name: v.string(), config: v.looseObject({ name: v.string() }) });

/** Reads the layers of a sequential model. @throws UserError that names the layer that can't be taken, and why. */
export function fromKerasLayers(layers: readonly unknown[]): readonly Layer[] {
  return layers.map((entry, place) => {
    const found = v.safeParse(kerasLayer, entry);
    if (!found.success) throw new UserError(`Layer ${place + 1} of the model has no class and name.`);
    const { class_name: kind, config } = found.output;
    if (!Object.hasOwn(schemas, kind))
      throw new UserError(`Layer "${config.name}" is of the kind ${kind}, which Inkling does not know.`);
    const layer = v.safeParse(schemas[kind as keyof typeof schemas], config);
    if (!layer.success) {
      const [issue] = layer.issues;
      throw new UserError(`Layer "${config.name}" can't be taken: ${v.getDotPath(issue) ?? 'it'} (${issue.message}).`);
    }
    return layer.output;
  });
}
