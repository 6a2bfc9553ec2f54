import type { PlannedLayer } from '../layer-kinds';
import { windowsAlong, windowSide } from '../sliding-window';

/** The windows that a convolution or a pooling moves over the maps that come in. */
export interface SlidingWindow {
  /** Rows and columns of a window. */
  readonly side: number;
  readonly stride: number;
  /** Rows of padding above and columns of padding to the left of what comes in. */
  readonly top: number;
  readonly left: number;
}

/** The windows of a layer; null where it has none. */
export function windowOf({ layer, input }: PlannedLayer): SlidingWindow | null {
  if (layer.kind !== 'convolution' && layer.kind !== 'maxPool' && layer.kind !== 'averagePool') return null;
  if (input.length === 1) return null;
  const side = windowSide(layer);
  const [top, left] = [input[0], input[1]].map(
    (length) => windowsAlong(length, side, layer.stride, layer.padding).before,
  );
  return { side, stride: layer.stride, top: top!, left: left! };
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
