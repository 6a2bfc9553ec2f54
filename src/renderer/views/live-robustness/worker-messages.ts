import type { Drawing } from '../../../core/ink/drawing';
import type { Variation } from '../../../core/ink/variation';
import type { NetworkData } from '../../../core/network/network-data';
import type { ReadVariants } from './read-variants';

/** Variants of a drawing to be read, the most wanted first. */
export interface ReadRequest {
  /** Comes back with every answer. */
  readonly id: number;
  readonly drawing: Drawing;
  readonly variations: readonly Variation[];
  /** So many of them, from the first, are read at once and answered together: they make a whole picture. */
  readonly outline: number;
}

/** What the window asks of the worker. */
export type ToCurveWorker =
  /** Reads with this network from now on. */
  | { readonly kind: 'use'; readonly network: NetworkData }
  /** Reads these in the stead of what is left of those before. */
  | { readonly kind: 'read'; readonly request: ReadRequest };

/** What the worker answers, batch after batch until all of a request is read or a newer one is there. */
export type FromCurveWorker =
  /** Has the request's variations from number `from` on. */
  | { readonly kind: 'read'; readonly id: number; readonly from: number; readonly read: ReadVariants }
  | { readonly kind: 'failed'; readonly reason: string };
