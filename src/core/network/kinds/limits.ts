import * as v from 'valibot';
import { IMAGE_SIZE } from '../../data/digits';

/** What a number of a layer can be. */
export interface Limits {
  /** What the number is called in a sentence. */
  readonly called: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** The limits of a whole number. */
export const wholeNumber = (called: string, least: number, most: number): Limits => ({
  called,
  least,
  most,
  whole: true,
});

/** The limits of a number that need not be whole. */
export const realNumber = (called: string, least: number, most: number): Limits => ({
  called,
  least,
  most,
  whole: false,
});

/** The schema of a number within limits. */
export const within = ({ least, most, whole }: Limits) =>
  v.pipe(
    v.number(),
    v.check((value) => !whole || Number.isInteger(value), 'a whole number is needed'),
    v.minValue(least),
    v.maxValue(most),
  );

/** Layers are told apart by their names, which are also the names of their weights. */
export const layerName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_]{1,40}$/, 'a layer is named with letters, digits and _'),
);

/** See `Padding`. */
export const paddingSchema = v.picklist(['valid', 'same']);

/**
 * With padding, windows of twice the image's side less one see all of it from every place: larger ones and longer steps
 * make no other network, and only cost memory.
 */
export const MOST_SIDE = 2 * IMAGE_SIZE - 1;

/** A map of one cell for each of so many kernels is a row of so many units: both have one limit. */
export const MOST_OUTPUTS = 16_384;
