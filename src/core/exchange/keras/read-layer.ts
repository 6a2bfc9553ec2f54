import * as v from 'valibot';
import type { WeightPlan } from '../../network/kinds/layer-kind';
import type { Layer } from '../../network/layer';
import { UserError } from '../../user-error';
import type { KerasLayer } from './keras-chain';

/** What a Keras layer is here. */
export interface ReadLayer {
  /** None where it does nothing when reading; two where it has an activation of its own. */
  readonly layers: readonly Layer[];
  /** The weights that Keras keeps for it, in Keras's order; they belong to the first of {@link layers}. */
  readonly parts: readonly WeightPlan['part'][];
  /** What was changed, a sentence. */
  readonly note?: string;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));
/** One number for both sides, or two that are the same. */
const side = v.union([
  count,
  v.pipe(
    v.tuple([count, count]),
    v.check(([height, width]) => height === width, 'only squares can be taken'),
    v.transform(([height]) => height),
  ),
]);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);
const flag = v.optional(v.boolean(), true);
const once = v.optional(v.union([v.literal(1), v.pipe(v.array(v.literal(1)), v.length(2))], 'only 1 can be taken'), 1);
const dataFormat = orNull(v.literal('channels_last', 'only “channels_last” can be taken'));
const padding = v.optional(v.picklist(['valid', 'same']), 'valid');

/** A function's name, which Keras 3 also writes as an object. */
const activation = v.optional(
  v.nullable(
    v.union([
      v.string(),
      v.pipe(
        v.object({ class_name: v.literal('function'), config: v.string() }),
        v.transform(({ config }) => config),
      ),
    ]),
  ),
);

type Reader = (layer: KerasLayer) => ReadLayer;

/** Reads a class's configuration by its schema. */
function reader<Schema extends v.GenericSchema>(
  schema: Schema,
  read: (config: v.InferOutput<Schema>, name: string) => ReadLayer,
): Reader {
  return ({ name, config }) => {
    const checked = v.safeParse(schema, config);
    if (checked.success) return read(checked.output, name);
    const [issue] = checked.issues;
    throw new UserError(`Layer “${shown(name)}” can't be taken: ${v.getDotPath(issue) ?? 'it'} (${issue.message}).`);
  };
}

const plain = (...layers: readonly Layer[]): ReadLayer => ({ layers, parts: [] });

const pool = v.object({ pool_size: v.optional(side, 2), strides: orNull(side), padding, data_format: dataFormat });
const poolReader = (kind: 'maxPool' | 'averagePool'): Reader =>
  reader(pool, ({ pool_size: size, strides, padding }, name) =>
    plain({ kind, name, size, stride: strides ?? size, padding }),
  );

const nothing = (note: (name: string) => string): Reader => {
  return ({ name }) => ({ layers: [], parts: [], note: note(shown(name)) });
};

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
    ({ filters, kernel_size: kernelSize, strides: stride, padding, use_bias: bias, activation }, name) =>
      activated(
        { kind: 'convolution', name, filters, kernelSize, stride, padding, bias },
        bias ? ['kernel', 'bias'] : ['kernel'],
        activation,
      ),
  ),
  Dense: reader(v.object({ units: count, activation, use_bias: flag }), ({ units, activation, use_bias }, name) =>
    activated({ kind: 'dense', name, units }, use_bias ? ['kernel', 'bias'] : ['kernel'], activation),
  ),
  BatchNormalization: reader(
    v.object({
      axis: v.optional(v.union([v.picklist([-1, 1, 3]), v.pipe(v.array(v.picklist([1, 3])), v.length(1))]), -1),
      momentum: v.optional(share, 0.99),
      epsilon: v.optional(v.pipe(v.number(), v.minValue(1e-9), v.maxValue(1)), 1e-3),
      center: flag,
      scale: flag,
    }),
    ({ momentum, epsilon, center, scale }, name) => ({
      layers: [{ kind: 'batchNorm', name, momentum, epsilon }],
      parts: [
        ...(scale ? (['gamma'] as const) : []),
        ...(center ? (['beta'] as const) : []),
        'moving_mean',
        'moving_variance',
      ],
    }),
  ),
  Activation: reader(v.object({ activation }), ({ activation }, name) => ({
    ...activationOf(activation, name, name),
    parts: [],
  })),
  ReLU: reader(
    v.object({
      max_value: orNull(v.null('a largest value can’t be taken')),
      negative_slope: orNull(v.union([share, v.pipe(v.array(share), v.length(1))])),
      threshold: orNull(v.literal(0, 'only 0 can be taken')),
    }),
    ({ negative_slope: slopes }, name) => {
      const slope = Array.isArray(slopes) ? slopes[0]! : (slopes ?? 0);
      return plain(slope > 0 ? { kind: 'leakyRelu', name, slope } : { kind: 'relu', name });
    },
  ),
  LeakyReLU: reader(v.object({ alpha: orNull(share), negative_slope: orNull(share) }), (config, name) =>
    plain({ kind: 'leakyRelu', name, slope: config.negative_slope ?? config.alpha ?? 0.3 }),
  ),
  ELU: reader(v.object({ alpha: orNull(v.pipe(v.number(), v.minValue(0), v.maxValue(10))) }), ({ alpha }, name) =>
    plain({ kind: 'elu', name, alpha: alpha ?? 1 }),
  ),
  Softmax: reader(v.object({ axis: orNull(v.picklist([-1, 1])) }), (_, name) => plain({ kind: 'softmax', name })),
  MaxPooling2D: poolReader('maxPool'),
  AveragePooling2D: poolReader('averagePool'),
  GlobalAveragePooling2D: reader(
    v.object({ data_format: dataFormat, keepdims: orNull(v.literal(false, 'only false can be taken')) }),
    (_, name) => plain({ kind: 'globalAveragePool', name }),
  ),
  Flatten: reader(v.object({ data_format: dataFormat }), (_, name) => plain({ kind: 'flatten', name })),
  Dropout: reader(v.object({ rate: v.optional(share, 0) }), ({ rate }, name) =>
    plain({ kind: 'dropout', name, rate: Math.min(rate, 0.95) }),
  ),
  SpatialDropout2D: nothing((name) => `“${name}” does nothing once a network is trained, and was left out.`),
  GaussianNoise: nothing((name) => `“${name}” does nothing once a network is trained, and was left out.`),
  GaussianDropout: nothing((name) => `“${name}” does nothing once a network is trained, and was left out.`),
  ActivityRegularization: nothing((name) => `“${name}” does nothing once a network is trained, and was left out.`),
  Rescaling: reader(
    v.object({
      scale: v.pipe(
        v.number(),
        v.check((scale) => Math.abs(scale * 255 - 1) < 1e-3, 'only 1/255 can be taken'),
      ),
      offset: v.optional(v.literal(0, 'only 0 can be taken'), 0),
    }),
    (_, name) => ({
      layers: [],
      parts: [],
      note: `“${shown(name)}” made 0 to 255 into 0 to 1; images are 0 to 1 here already, so it was left out.`,
    }),
  ),
};

/** Reads one layer. @throws UserError that names it, and says why it can't be taken */
export function readLayer(layer: KerasLayer): ReadLayer {
  if (!Object.hasOwn(READERS, layer.className))
    throw new UserError(`Layer “${shown(layer.name)}” is of the kind ${shown(layer.className)}, which can't be taken.`);
  return READERS[layer.className]!(layer);
}

function activated(layer: Layer, parts: ReadLayer['parts'], activation: string | null | undefined): ReadLayer {
  const { layers, ...rest } = activationOf(activation, `${layer.name}_${activation ?? ''}`, layer.name);
  return { layers: [layer, ...layers], parts, ...rest };
}

/** The layer that an activation function is; none for one that changes nothing. */
function activationOf(
  activation: string | null | undefined,
  name: string,
  where: string,
): Pick<ReadLayer, 'layers' | 'note'> {
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
        note: `“${shown(where)}” gave logarithms of probabilities; it gives the probabilities themselves here.`,
      };
    default:
      throw new UserError(`Layer “${shown(where)}” has the activation ${shown(activation)}, which can't be taken.`);
  }
}

/** A name out of a file, as it may be shown. */
export const shown = (name: string): string => {
  const visible = name.replace(/\p{Cc}/gu, '?');
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
};
