import type * as v from 'valibot';
import type { LAYER_KINDS } from './layer-kinds';

/**
 * The layers a network is stacked from, as plain data: what is stored with a model, listed in a table and drawn in the
 * window. What is known of each kind is in `kinds/`.
 */
export type Layer = v.InferOutput<(typeof LAYER_KINDS)[keyof typeof LAYER_KINDS]['schema']>;

/** The layers of one kind. */
export type LayerOf<Kind extends Layer['kind']> = Extract<Layer, { readonly kind: Kind }>;

/** The shape of one image's values between two layers: `[height, width, channels]` of maps, or `[units]`. */
export type Shape = readonly [number, number, number] | readonly [number];

/** What every network reads: one 28x28 image with one channel, ink 1 on paper 0. */
export const INPUT_SHAPE: Shape = [28, 28, 1];

/** How many classes every network tells apart: the digits 0 to 9. */
export const CLASSES = 10;
