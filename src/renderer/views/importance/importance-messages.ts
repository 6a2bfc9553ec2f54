import type { NetworkData } from '../../../core/network/network-data';
import type { Importance } from './importance';

/** What the window asks of the worker. It answers each `find` once, in their order. */
export type ToImportanceWorker =
  /** Asks this network from now on. */
  | { readonly kind: 'use'; readonly network: NetworkData }
  | { readonly kind: 'find'; readonly image: Float32Array; readonly digit: number };

/** What the worker answers a `find` with. */
export type FromImportanceWorker =
  { readonly kind: 'found'; readonly importance: Importance } | { readonly kind: 'failed'; readonly reason: string };
