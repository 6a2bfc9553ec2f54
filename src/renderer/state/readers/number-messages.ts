import type { Drawing } from '../../../core/ink/drawing';
import type { Gauge } from '../../../core/likeness/gauge';
import type { NetworkData } from '../../../core/network/network-data';
import type { SlidAnswers } from '../../../core/network/slide';
import type { NumberReading } from '../../../core/numbers/number-reading';
import type { WideImage } from '../../../core/numbers/wide-image';

/** What the window asks of the worker that reads numbers. */
export type ToNumberWorker =
  /** Reads with this network from now on. */
  | { readonly kind: 'use'; readonly network: NetworkData; readonly gauge: Gauge | null }
  /** Cuts a drawing and reads its pieces; slides the network along it besides where that shows. */
  | { readonly kind: 'read'; readonly drawing: Drawing; readonly slides: boolean };

/** What a network answered along a whole line, and what it slid over. */
export interface Slid {
  readonly image: WideImage;
  readonly answers: SlidAnswers;
}

/** What the worker answers, once for each reading that is asked for. */
export type FromNumberWorker =
  | { readonly kind: 'read'; readonly reading: NumberReading | null; readonly slid: Slid | null }
  | { readonly kind: 'failed'; readonly reason: string };
