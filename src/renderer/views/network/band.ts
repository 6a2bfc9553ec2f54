import type { Trace } from '../../../core/network/trace';
import { largestMagnitude } from './layer-painter';

/** One way of a drawing through the network, as the picture shows it; or how two of them differ. */
export interface Band {
  /** What stands over it; null where it is the only one that shows. */
  readonly title: string | null;
  /** Null while there is no drawing. */
  readonly trace: Trace | null;
  readonly kind: 'activations' | 'difference';
}

/** What a trace has of a layer, or of the drawing at -1. */
export function valuesAt(trace: Trace | null, index: number): Float32Array | null {
  if (trace === null) return null;
  return index === -1 ? trace.image : (trace.layers[index]?.values ?? null);
}

/**
 * The magnitude that gets the full colour in a layer: the largest of all activations there, the same in every band, so
 * that they can be compared and a difference is as faint as it is small.
 */
export function largestIn(bands: readonly Band[], index: number): number {
  const largest = bands
    .filter(({ kind }) => kind === 'activations')
    .map(({ trace }) => largestMagnitude(valuesAt(trace, index) ?? new Float32Array()));
  return Math.max(0, ...largest);
}
