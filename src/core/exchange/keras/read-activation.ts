import * as v from 'valibot';
import type { Layer } from '../../network/layer';
import { UserError } from '../../user-error';
import { shownName } from '../shown-name';
import { factor, plain, type Reader, reader, type ReadLayer } from './layer-reader';

/** Layers that can be another one's activation. */
const ACTIVATION_LAYERS = ['ReLU', 'LeakyReLU', 'ELU', 'Softmax'] as const;

/** A function's name, which Keras 3 also writes as an object; or a layer in its place. */
export const activation = v.optional(
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

/** What a configuration says of an activation. */
export type Activation = v.InferOutput<typeof activation>;

/** The readers of layers that are activations. */
export const ACTIVATION_READERS: Readonly<Record<string, Reader>> = {
  Activation: reader(v.object({ activation }), ({ activation }, name) => ({
    ...activationOf(activation, name, name),
    parts: [],
  })),
  ReLU: reader(
    v.object({
      max_value: v.nullish(v.pipe(v.number(), v.gtValue(0))),
      negative_slope: v.nullish(factor),
      threshold: v.nullish(v.literal(0, 'only 0 can be taken')),
    }),
    ({ max_value: most, negative_slope: slope }, name) => {
      if (typeof most === 'number' && slope)
        throw new UserError(
          `Layer “${shownName(name)}” has a slope and a largest value, which can't be taken together.`,
        );
      if (typeof most === 'number') return { ...plain(), ...capped(name, most) };
      return plain(slope ? { kind: 'leakyRelu', name, slope } : { kind: 'relu', name });
    },
  ),
  LeakyReLU: reader(v.object({ alpha: v.nullish(v.number()), negative_slope: v.nullish(v.number()) }), (config, name) =>
    plain({ kind: 'leakyRelu', name, slope: config.negative_slope ?? config.alpha ?? 0.3 }),
  ),
  ELU: reader(v.object({ alpha: v.nullish(v.number()) }), ({ alpha }, name) =>
    plain({ kind: 'elu', name, alpha: alpha ?? 1 }),
  ),
  Softmax: reader(v.object({ axis: v.nullish(v.picklist([-1, 1])) }), (_, name) => plain({ kind: 'softmax', name })),
};

/** A layer with the activation that it has of its own. */
export function activated(layer: Layer, parts: ReadLayer['parts'], activation: Activation): ReadLayer {
  const suffix = typeof activation === 'object' ? activation?.class_name.toLowerCase() : activation;
  const { layers, ...others } = activationOf(activation, `${layer.name}_${suffix ?? ''}`, layer.name);
  return { ...others, layers: [layer, ...layers], parts };
}

/** The layer that an activation function is; none for one that changes nothing. */
function activationOf(
  activation: Activation,
  name: string,
  where: string,
): Pick<ReadLayer, 'layers' | 'note' | 'most'> {
  if (typeof activation === 'object' && activation !== null)
    return ACTIVATION_READERS[activation.class_name]!({
      className: activation.class_name,
      name,
      config: activation.config,
    });
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
    case 'relu6':
      return capped(name, 6);
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

/** A ReLU that stops at a largest value. */
const capped = (name: string, most: number): Pick<ReadLayer, 'layers' | 'note' | 'most'> => ({
  layers: [{ kind: 'relu', name }],
  most,
  note: `“${shownName(name)}” stops at ${most}: it is two ReLUs here, one from 0 up and one from ${most} down.`,
});
