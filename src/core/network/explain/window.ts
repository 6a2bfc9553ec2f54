import { type Windows, windowsAlong } from '../sliding-window';

/** The windows that a layer moves over the maps that come in, as they lie on these. */
export interface SlidingWindow {
  /** Rows and columns of a window. */
  readonly side: number;
  readonly stride: number;
  /** Rows of padding above and columns of padding to the left of what comes in. */
  readonly top: number;
  readonly left: number;
}

/** Lays windows over maps of that height and width. */
export function layWindows({ side, stride, padding }: Windows, height: number, width: number): SlidingWindow {
  const [top, left] = [height, width].map((length) => windowsAlong(length, side, stride, padding).before);
  return { side, stride, top: top!, left: left! };
}

/** Rows or columns of what comes in, from the first up to, but not, the second. */
export type Span = readonly [from: number, to: number];

/** The part of what comes in that lies in the window of an output's row and column; padding is left out. */
export function seenBy(
  { side, stride, top, left }: SlidingWindow,
  [height, width]: readonly [number, number, ...unknown[]],
  row: number,
  column: number,
): { readonly rows: Span; readonly columns: Span } {
  const [first, start] = [row * stride - top, column * stride - left];
  return {
    rows: [Math.max(0, first), Math.min(height, first + side)],
    columns: [Math.max(0, start), Math.min(width, start + side)],
  };
}
