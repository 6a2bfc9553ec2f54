/**
 * What is on the pad. All lengths are in pad units: the pad is a square of {@link PAD_SIZE} units a side, x to the right
 * and y down, whatever its size on screen.
 */

/** The pad's side in pad units: ten for each pixel of the 28x28 image. */
export const PAD_SIZE = 280;

/** One sample of the pen. `pressure` is 0..1, and 0.5 for devices that report none. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** One pen-down to pen-up movement; a single point is a tap. `width` is the ink's width at pressure 0.5. */
export interface Stroke {
  readonly kind: 'stroke';
  readonly tool: 'pen' | 'eraser';
  readonly width: number;
  readonly points: readonly InkPoint[];
}

/** A greyscale picture of ink, row by row: 0 is paper, 1 is ink. `pixels` has shape `[height, width]`. */
export interface InkImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/**
 * A picture laid on the pad with its top left corner at `x`, `y`, each of its pixels `scale` pad units wide.
 * `framed` pictures are 28x28 and laid out as MNIST lays them out already: they are read as they stand, not fitted anew.
 */
export interface Picture {
  readonly kind: 'picture';
  readonly image: InkImage;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly framed: boolean;
}

/** Anything that leaves ink on the pad, or takes it away. Later marks lie on top of earlier ones. */
export type Mark = Stroke | Picture;

/** Everything on the pad, oldest mark first. Never changed in place, so that a history can hold on to it. */
export interface Drawing {
  readonly marks: readonly Mark[];
}

/** The pad before the first stroke. */
export const EMPTY_DRAWING: Drawing = { marks: [] };
