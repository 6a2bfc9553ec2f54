import type { Drawing } from '../../../../core/ink/drawing';
import type { Gauge } from '../../../../core/likeness/gauge';
import type { NetworkData } from '../../../../core/network/network-data';
import type { NumberReading, PieceReading } from '../../../../core/numbers/number-reading';
import type { Slid } from '../../../state/readers/number-messages';

/** All that the lesson shows of a line of ink. */
export interface ReadLine {
  readonly reading: NumberReading;
  /** What the network answers along the line in one go. */
  readonly slid: Slid;
  /** What it answers to each window of the line by itself, from left to right, pixel by pixel. */
  readonly alone: readonly PieceReading[];
}

/** What the lesson asks of its worker. */
export type ToLineWorker =
  /** Reads with this network from now on. */
  | { readonly kind: 'use'; readonly network: NetworkData; readonly gauge: Gauge | null }
  | { readonly kind: 'read'; readonly drawing: Drawing };

/** What the worker answers, once for each line to be read; null where there is no ink. */
export type FromLineWorker =
  { readonly kind: 'read'; readonly line: ReadLine | null } | { readonly kind: 'failed'; readonly reason: string };
