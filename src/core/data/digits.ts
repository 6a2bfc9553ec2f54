/** The side of every image that a network reads, in pixels. */
export const IMAGE_SIZE = 28;

/** How many pixels an image has. */
export const IMAGE_PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** Labelled 28x28 images. `images` has shape `[count, 28, 28]`, 0 paper to 255 ink; `labels` has shape `[count]`, 0..9. */
export interface Digits {
  readonly count: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}
