import * as v from 'valibot';
import type { Drawing } from '../ink/drawing';

/** A digit that the user drew, or brought in, and kept with its label. */
export interface OwnDigit {
  readonly id: string;
  /** 0..9. */
  readonly label: number;
  /** When it was kept, as ISO 8601 has it. */
  readonly kept: string;
  readonly drawing: Drawing;
}

/** Checks a digit's label that comes from outside. */
export const labelSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));

/** Checks the id of an own digit. */
export const ownDigitId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'not the id of a digit'));

/** What became of the own digits: those that are new or have another label, and the ids of those that are gone. */
export interface OwnDigitsChange {
  readonly put: readonly OwnDigit[];
  readonly removed: readonly string[];
}

/** The digits after a change, in their order. */
export function changed(digits: readonly OwnDigit[], { put, removed }: OwnDigitsChange): readonly OwnDigit[] {
  const gone = new Set([...removed, ...put.map(({ id }) => id)]);
  return [...digits.filter(({ id }) => !gone.has(id)), ...put].sort(inKeptOrder);
}

/** The order that own digits have everywhere: as they were kept, for {@link Array.sort}. */
export function inKeptOrder(one: OwnDigit, other: OwnDigit): number {
  return compare(one.kept, other.kept) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
