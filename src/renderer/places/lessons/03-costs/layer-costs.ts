/** The picture that goes into a layer, in pixels and numbers a pixel: 3 for colour, 1 for grey. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** What a layer takes. Biases are left out on both sides: there is one a neuron or kernel. */
export interface LayerCosts {
  readonly weights: number;
  /** For one picture. */
  readonly multiplications: number;
}

/** How many numbers the picture is. */
export function inputsOf({ width, height, channels }: PictureSize): number {
  return width * height * channels;
}

/** A dense layer: a weight from every number of the picture to every neuron, each used once. */
export function denseCosts(picture: PictureSize, neurons: number): LayerCosts {
  const weights = inputsOf(picture) * neurons;
  return { weights, multiplications: weights };
}

/**
 * A convolutional layer of square kernels, `size` a side, moved by one pixel and never over the edge ("valid"): its
 * weights are the kernels, whatever the picture's size; each is used at every place. A kernel larger than the picture
 * has no place.
 */
export function convolutionCosts(picture: PictureSize, kernels: number, size: number): LayerCosts {
  const weights = size * size * picture.channels * kernels;
  const windows = Math.max(0, picture.width - size + 1) * Math.max(0, picture.height - size + 1);
  return { weights, multiplications: weights * windows };
}
