import type { Drawing } from '../../core/ink/drawing';
import { rasterize } from '../../core/ink/rasterize';
import type { Likeness } from '../../core/likeness/likeness';
import { mayBeNumber } from '../../core/numbers/cut-ink';
import { digitsOf, isOneDigit } from '../../core/numbers/number-reading';
import { readNumber } from '../../core/numbers/read-number';
import type { OpenNetwork } from './open-network';

/** One digit, as the network read it. */
export interface ReadDigit {
  /** What the network got, shape `[28, 28]`. */
  readonly image: Float32Array;
  /** Shape `[10]`. */
  readonly probabilities: Float32Array;
  /** Null where it is not known. */
  readonly likeness: Likeness | null;
}

/** What was read of a drawing: one digit, or a number. */
export interface PageAnswer {
  /** The number as one types it; null for one digit. */
  readonly number: string | null;
  readonly digits: readonly [ReadDigit, ...ReadDigit[]];
}

/** Reads a drawing as one digit; null where there is no ink. */
export function readDigit({ read, likenessOf }: OpenNetwork, drawing: Drawing): PageAnswer | null {
  const image = rasterize(drawing);
  return image && { number: null, digits: [{ image, probabilities: read(image), likeness: likenessOf(image) }] };
}

/** Reads a drawing as a number, where it is one; null where it is one digit, or nothing. */
export function readPageNumber({ read, likenessOf }: OpenNetwork, drawing: Drawing): PageAnswer | null {
  if (!mayBeNumber(drawing)) return null;
  const reading = readNumber(drawing, (images) =>
    images.map((image) => ({ probabilities: read(image), likeness: likenessOf(image) })),
  );
  if (reading === null || isOneDigit(reading)) return null;
  const [first, ...others] = digitsOf(reading);
  return first ? { number: reading.text, digits: [first, ...others] } : null;
}
