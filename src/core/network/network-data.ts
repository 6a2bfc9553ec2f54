import type { Layer } from './layer';
import type { Weights } from './weights';

/** A network as plain data, which can be stored, compared and posted to a thread. */
export interface NetworkData {
  readonly layers: readonly Layer[];
  readonly weights: Weights;
}
