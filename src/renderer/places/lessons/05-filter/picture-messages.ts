import type { Grid } from '../grids/grids';
import type { GreyPicture, PictureMap } from './picture-map';

/** A kernel and what its windows' sums are divided by. */
export interface PictureKernel {
  readonly kernel: Grid;
  readonly divisor: number;
}

/** A picture that was read, small enough to be shown. */
export interface OpenedPicture {
  readonly name: string;
  /** Its size in pixels before it was brought down. */
  readonly from: { readonly width: number; readonly height: number };
  readonly grey: GreyPicture;
  /** A still smaller one, to show what many kernels make of it. */
  readonly thumbnail: GreyPicture;
}

/** What is being done with a picture. */
export type OpeningStage = 'decoding' | 'shrinking';

/** What the window asks of the worker. */
export type ToPictureWorker =
  /** Reads a picture; of several, the newest is read. Tickets grow. */
  | { readonly kind: 'open'; readonly ticket: number; readonly file: Blob; readonly name: string }
  /** Lays a kernel on the picture that was read last. */
  | { readonly kind: 'filter'; readonly filter: PictureKernel };

/** What the worker answers. */
export type FromPictureWorker =
  | { readonly kind: 'stage'; readonly ticket: number; readonly stage: OpeningStage }
  | { readonly kind: 'opened'; readonly ticket: number; readonly picture: OpenedPicture }
  | { readonly kind: 'refused'; readonly ticket: number; readonly reason: string }
  /** Of the picture with this ticket. */
  | { readonly kind: 'filtered'; readonly ticket: number; readonly filter: PictureKernel; readonly map: PictureMap };
