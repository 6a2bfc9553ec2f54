import * as v from 'valibot';
import type { Layer } from '../../network/layer';
import { LAYER_KINDS } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import { shownName } from '../shown-name';
import type { KerasLayer } from './keras-chain';
import { count, dataFormat, factor, isFirst, plain, type Reader, reader, type ReadLayer, side } from './layer-reader';
import { CHANGE_READERS, isIdle, readIdle } from './read-change';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const flag = v.optional(v.boolean(), true);
const once = v.optional(v.union([v.literal(1), v.pipe(v.array(v.literal(1)), v.length(2))], 'only 1 can be taken'), 1);
const padding = v.optional(v.picklist(['valid', 'same']), 'valid');

/** Layers that can be another one's activation. */
const ACTIVATION_LAYERS = ['ReLU', 'LeakyReLU', 'ELU', 'Softmax'] as const;

/** A function's name, which Keras 3 also writes as an object; or a layer in its place. */
const activation = v.optional(
  v.nullable(
    v.union([
      v.string(),
      v.pipe(
        v.object({ class_name: v.literal('function'), config: v.string() }),
        v.transform(({ config }) => config),
      ),
      v.object({ class_name: v.picklist(ACTIVATION_LAYERS), config: v.record(v.string(), v.unknown()) }),
    ]),
  ),
);

type Activation = v.InferOutput<typeof activation>;

const pool = v.object({ pool_size: v.optional(side, 2), strides: v.nullish(side), padding, data_format: dataFormat });
const poolReader = (kind: 'maxPool' | 'averagePool'): Reader =>
  reader(pool, ({ pool_size: size, strides, padding, data_format: format }, name) => ({
    ...plain({ kind, name, size, stride: strides ?? size, padding }),
    channelsFirst: isFirst(format),
  }));

const READERS: Readonly<Record<string, Reader>> = {
  Conv2D: reader(
    v.object({
      filters: count,
      kernel_size: side,
      strides: v.optional(side, 1),
      padding,
      data_format: dataFormat,
      dilation_rate: once,
      groups: once,
      activation,
      use_bias: flag,
    }),
    ({ filters, kernel_size: kernelSize, strides: stride, padding, use_bias: bias, ...config }, name) => ({
      ...activated(
        { kind: 'convolution', name, filters, kernelSize, stride, padding, bias },
        bias ? ['kernel', 'bias'] : ['kernel'],
        config.activation,
      ),
      channelsFirst: isFirst(config.data_format),
    }),
  ),
  Dense: reader(v.object({ units: count, activation, use_bias: flag }), ({ units, activation, use_bias }, name) =>
    activated({ kind: 'dense', name, units }, use_bias ? ['kernel', 'bias'] : ['kernel'], activation),
  ),
  BatchNormalization: reader(
    v.object({
      axis: v.optional(v.union([v.picklist([-1, 1, 3]), v.pipe(v.array(v.picklist([1, 3])), v.length(1))]), -1),
      momentum: v.optional(v.number(), 0.99),
      epsilon: v.optional(v.number(), 1e-3),
      center: flag,
      scale: flag,
    }),
    ({ axis, momentum, epsilon, center, scale }, name) => ({
      layers: [{ kind: 'batchNorm', name, momentum, epsilon }],
      parts: [
        ...(scale ? (['gamma'] as const) : []),
        ...(center ? (['beta'] as const) : []),
        'moving_mean',
        'moving_variance',
      ],
      channelsFirst: String(axis) === '1',
    }),
  ),
  Activation: reader(v.object({ activation }), ({ activation }, name) => ({
    ...activationOf(activation, name, name),
    parts: [],
  })),
  ReLU: reader(
    v.object({
      max_value: v.nullish(v.null('a largest value can’t be taken')),
      negative_slope: v.nullish(factor),
      threshold: v.nullish(v.literal(0, 'only 0 can be taken')),
    }),
    ({ negative_slope: slope }, name) => plain(slope ? { kind: 'leakyRelu', name, slope } : { kind: 'relu', name }),
  ),
  LeakyReLU: reader(v.object({ alpha: v.nullish(v.number()), negative_slope: v.nullish(v.number()) }), (config, name) =>
    plain({ kind: 'leakyRelu', name, slope: config.negative_slope ?? config.alpha ?? 0.3 }),
  ),
  ELU: reader(v.object({ alpha: v.nullish(v.number()) }), ({ alpha }, name) =>
    plain({ kind: 'elu', name, alpha: alpha ?? 1 }),
  ),
  Softmax: reader(v.object({ axis: v.nullish(v.picklist([-1, 1])) }), (_, name) => plain({ kind: 'softmax', name })),
  MaxPooling2D: poolReader('maxPool'),
  AveragePooling2D: poolReader('averagePool'),
  GlobalAveragePooling2D: reader(
    v.object({ data_format: dataFormat, keepdims: v.nullish(v.literal(false, 'only false can be taken')) }),
    ({ data_format: format }, name) => ({
      ...plain({ kind: 'globalAveragePool', name }),
      channelsFirst: isFirst(format),
    }),
  ),
  Flatten: reader(v.object({ data_format: dataFormat }), ({ data_format: format }, name) => ({
    ...plain({ kind: 'flatten', name }),
    channelsFirst: isFirst(format),
  })),
  Dropout: reader(v.object({ rate: v.optional(share, 0) }), ({ rate }, name) =>
    plain({ kind: 'dropout', name, rate: Math.min(rate, LAYER_KINDS.dropout.limits.rate!.most) }),
  ),
  ...CHANGE_READERS,
};

/** Reads one layer. @throws UserError that names it, and says why it can't be taken */
export function readKerasLayer(layer: KerasLayer): ReadLayer {
  if (isIdle(layer)) return readIdle(layer);
  if (!Object.hasOwn(READERS, layer.className))
    throw new UserError(
      `Layer “${shownName(layer.name)}” is of the kind ${shownName(layer.className)}, which can't be taken.`,
    );
  return READERS[layer.className]!(layer);
}

function activated(layer: Layer, parts: ReadLayer['parts'], activation: Activation): ReadLayer {
  const suffix = typeof activation === 'object' ? activation?.class_name.toLowerCase() : activation;
  const { layers, note } = activationOf(activation, `${layer.name}_${suffix ?? ''}`, layer.name);
  return { layers: [layer, ...layers], parts, ...(note !== undefined && { note }) };
}

/** The layer that an activation function is; none for one that changes nothing. */
function activationOf(activation: Activation, name: string, where: string): Pick<ReadLayer, 'layers' | 'note'> {
  if (typeof activation === 'object' && activation !== null)
    return readKerasLayer({ className: activation.class_name, name, config: activation.config });
  switch (activation) {
    case 'linear':
    case null:
    case undefined:
      return { layers: [] };
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return { layers: [{ kind: activation, name }] };
    case 'elu':
      return { layers: [{ kind: 'elu', name, alpha: 1 }] };
    case 'leaky_relu':
      return { layers: [{ kind: 'leakyRelu', name, slope: 0.2 }] };
    case 'log_softmax':
      return {
        layers: [{ kind: 'softmax', name }],
        note: `“${shownName(where)}” gave logarithms of probabilities; it gives the probabilities themselves here.`,
      };
    default:
      throw new UserError(
        `Layer “${shownName(where)}” has the activation ${shownName(activation)}, which can't be taken.`,
      );
  }
}
