import type { ConvolutionLayer, MaxPoolLayer } from '../layer';
import type { PlannedLayer } from '../layer-kinds';

/** The windows that a convolution or a pooling moves over the maps that come in. */
export interface SlidingWindow {
  /** Rows and columns of a window. */
  readonly side: number;
  readonly stride: number;
  /** Rows of zeros above and columns of zeros to the left of what comes in. */
  readonly top: number;
  readonly left: number;
}

/** The windows of a layer; null where it has none. Padding is split as TensorFlow does, the odd one at the end. */
export function windowOf({ layer, input, output }: PlannedLayer): SlidingWindow | null {
  if (layer.kind !== 'convolution' && layer.kind !== 'maxPool') return null;
  if (input.length === 1 || output.length === 1) return null;
  const side = layer.kind === 'convolution' ? layer.kernelSize : layer.size;
  return {
    side,
    stride: layer.stride,
    top: before(layer, side, input[0], output[0]),
    left: before(layer, side, input[1], output[1]),
  };
}

function before(layer: ConvolutionLayer | MaxPoolLayer, side: number, inputs: number, outputs: number): number {
  if (layer.kind === 'maxPool' || layer.padding === 'valid') return 0;
  return Math.floor(Math.max(0, (outputs - 1) * layer.stride + side - inputs) / 2);
}
