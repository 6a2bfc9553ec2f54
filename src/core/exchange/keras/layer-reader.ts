import * as v from 'valibot';
import type { WeightPlan } from '../../network/kinds/layer-kind';
import type { Layer } from '../../network/layer';
import { UserError } from '../../user-error';
import type { DraftLayer, WeightArray } from '../imported-network';
import { shownName } from '../shown-name';
import type { KerasLayer } from './keras-chain';

/** A weight as Keras calls it. */
export type StoredPart = WeightPlan['part'] | 'depthwise_kernel' | 'pointwise_kernel';

/** The weights that Keras keeps for a layer. */
export type Stored = Readonly<Partial<Record<StoredPart, WeightArray>>>;

/** What a Keras layer is here. */
export interface ReadLayer {
  /** None where it does nothing when reading; two where it has an activation of its own. */
  readonly layers: readonly Layer[];
  /** The weights that Keras keeps for it, in Keras's order; they belong to the first of {@link layers}. */
  readonly parts: readonly StoredPart[];
  /** The first of {@link layers} and its weights, made of those that Keras keeps, where they are others. */
  readonly made?: (stored: Stored) => DraftLayer;
  /** Whether it takes the channels of its maps first; left out where that makes no difference to it. */
  readonly channelsFirst?: boolean;
  /** What it does to the values' shape or scale, where it is no layer here. */
  readonly change?:
    | { readonly kind: 'reshape'; readonly shape: readonly number[] }
    | { readonly kind: 'permute'; readonly axes: readonly number[] }
    | { readonly kind: 'rescale'; readonly scale: number; readonly offset: number }
    /** Less the mean, by the deviation, which are its weights. */
    | { readonly kind: 'normalize' }
    /** The largest of each map. */
    | { readonly kind: 'globalMax'; readonly keepsDims: boolean }
    /** Zeros around maps, so many at the beginning and the end of both sides. */
    | { readonly kind: 'pad'; readonly before: number; readonly after: number };
  /** Where its activation stops: larger values are that; left out where it does not. */
  readonly most?: number;
  /** How many arrays Keras keeps for it beyond {@link parts}, which are not needed. */
  readonly spare?: number;
  /** What was changed, a sentence. */
  readonly note?: string;
}

/** Reads a layer of one class. */
export type Reader = (layer: KerasLayer) => ReadLayer;

/** Reads a class's configuration by its schema. @throws UserError that names the layer, and what of it can't be taken */
export function reader<Schema extends v.GenericSchema>(
  schema: Schema,
  read: (config: v.InferOutput<Schema>, name: string) => ReadLayer,
): Reader {
  return ({ name, config }) => {
    const checked = v.safeParse(schema, config);
    if (checked.success) return read(checked.output, name);
    const [issue] = checked.issues;
    throw new UserError(
      `Layer “${shownName(name)}” can't be taken: ${v.getDotPath(issue) ?? 'it'} (${issue.message}).`,
    );
  };
}

/** What has no weights. */
export const plain = (...layers: readonly Layer[]): ReadLayer => ({ layers, parts: [] });

/** How large it may be is for the layer's own limits. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(1));
/** One number for both sides, or two that are the same. */
export const side = v.union(
  [
    count,
    v.pipe(
      v.tuple([count, count]),
      v.check(([height, width]) => height === width),
      v.transform(([height]) => height),
    ),
  ],
  'only squares can be taken',
);
/** Where the channels of maps are. */
export const dataFormat = v.nullish(v.picklist(['channels_last', 'channels_first']));
export const isFirst = (format: string | null | undefined): boolean => format === 'channels_first';
/** The one number of a scale that may be a list. */
export const factor = v.union([
  v.number(),
  v.pipe(
    v.tuple([v.number()]),
    v.transform(([value]) => value),
  ),
]);
export const padding = v.optional(v.picklist(['valid', 'same']), 'valid');
export const flag = v.optional(v.boolean(), true);
