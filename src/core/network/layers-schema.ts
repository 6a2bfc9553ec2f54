import * as v from 'valibot';
import type { Layer } from './layer';
import { kindOf, LAYER_KINDS } from './layer-kinds';

/** More layers than any network for 28x28 images needs. */
export const MOST_LAYERS = 200;

const ofKnownKind = v.object({ kind: v.picklist(Object.keys(LAYER_KINDS) as Layer['kind'][]) });

/** A layer is held to its own kind's schema. */
const layerSchema = v.lazy((input): v.GenericSchema<unknown, Layer> => {
  const known = v.safeParse(ofKnownKind, input);
  return known.success ? kindOf(known.output).schema : v.pipe(ofKnownKind, v.never());
});

/** A stack of layers that came from elsewhere. Whether they fit on each other is for `planLayers` to say. */
export const layersSchema: v.GenericSchema<unknown, readonly Layer[]> = v.pipe(
  v.array(layerSchema),
  v.minLength(1, 'a network needs layers'),
  v.maxLength(MOST_LAYERS, `a network has at most ${MOST_LAYERS} layers`),
  v.check((layers) => new Set(layers.map((layer) => layer.name)).size === layers.length, 'two layers have one name'),
);

/** What is wrong with a number of a layer, as a sentence that names both and the limit; null where they all are within theirs. */
export function limitFault(layer: Layer): string | null {
  for (const [key, { called, least, most, whole }] of Object.entries(kindOf(layer).limits)) {
    const number = (layer as unknown as Readonly<Record<string, number>>)[key]!;
    const fits = number >= least && number <= most && (!whole || Number.isInteger(number));
    if (!fits)
      return `Layer “${layer.name}” can't be taken: ${called} must be ${whole ? 'a whole number ' : ''}from ${least} to ${most}, not ${number}.`;
  }
  return null;
}
