/**
 * A change to the drawing as the network sees it: made to the ink after it was fitted into the 28x28 image, about the
 * image's centre. Thickness, scale and turning come first, the shift last.
 */
export interface Variation {
  /** To the right, in pixels of the 28x28 image. */
  readonly shiftX: number;
  /** Down, in pixels of the 28x28 image. */
  readonly shiftY: number;
  /** Counter-clockwise as seen on screen, in degrees. */
  readonly angle: number;
  /** Size, 1 for unchanged. */
  readonly scale: number;
  /** Stroke width, 1 for unchanged. */
  readonly thickness: number;
}

/** The drawing as it is. */
export const NO_VARIATION: Variation = { shiftX: 0, shiftY: 0, angle: 0, scale: 1, thickness: 1 };
