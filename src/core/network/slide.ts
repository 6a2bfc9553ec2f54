import * as tf from '@tensorflow/tfjs-core';
import { IMAGE_SIZE } from '../data/digits';
import { CLASSES } from './layer';
import { kindOf, type PlannedLayer } from './layer-kinds';
import { readLayer } from './layer-tensors';

/** A network's answers along a wide image, from left to right. */
export interface SlidAnswers {
  /** How many pixels there are from the left edge of one answer's window, 28 wide, to the next one's. */
  readonly step: number;
  readonly count: number;
  /** Shape `[count, 10]`. */
  readonly probabilities: Float32Array;
  /** Whether the layers up to the last maps ran over the whole image once; else each window was read by itself. */
  readonly inOneGo: boolean;
}

/** A network without maps is moved on by so many pixels at a time. */
const STEP_WITHOUT_MAPS = 4;

/** A layer with its weights on the backend. */
interface LoadedLayer extends PlannedLayer {
  readonly tensors: readonly tf.Tensor[];
}

/**
 * Slides a network along an image 28 high: all layers that make maps run over the whole of it once, and those after them
 * over each window of the last maps, as a convolution would whose kernel is as large as these maps (OverFeat, Sermanet et
 * al. 2014). Without padding at the sides an answer is the very one that its window of the image gets by itself. With
 * padding, layers see the ink beside the window where they would see zeros: that is what sliding is about, and so it is
 * left. A network that flattens the image at once reads window by window.
 * @param image `[28, width]`; paper is thought beyond its right edge, so that the last window ends at it or goes over
 */
export function slideNetwork(layers: readonly LoadedLayer[], image: Float32Array, width: number): SlidAnswers {
  const first = layers.findIndex(({ output }) => output.length === 1);
  const mapLayers = layers.slice(0, first);
  const inOneGo = mapLayers.some(({ layer }) => kindOf(layer).windows(layer) !== null);
  const stride = mapLayers.reduce((product, { layer }) => product * (kindOf(layer).windows(layer)?.stride ?? 1), 1);
  const step = inOneGo ? stride : STEP_WITHOUT_MAPS;
  const count = Math.max(0, Math.ceil((width - IMAGE_SIZE) / step)) + 1;
  const probabilities = tf.tidy(() => {
    const wide = tf.tensor4d(widened(image, width, IMAGE_SIZE + step * (count - 1)), [
      1,
      IMAGE_SIZE,
      IMAGE_SIZE + step * (count - 1),
      1,
    ]);
    const maps = run(mapLayers, wide) as tf.Tensor4D;
    const [height, side, channels] = layers[first]!.input as readonly [number, number, number];
    const windows = Array.from({ length: count }, (_, at) =>
      tf.slice(maps, [0, 0, at * (step / stride), 0], [1, height, side, channels]),
    );
    return run(layers.slice(first), tf.concat(windows)).dataSync<'float32'>().slice();
  });
  return { step, count: probabilities.length / CLASSES, probabilities, inOneGo };
}

const run = (layers: readonly LoadedLayer[], input: tf.Tensor): tf.Tensor =>
  layers.reduce((x, { layer, tensors }) => readLayer(layer, x, tensors), input);

/** With paper on the right. */
function widened(image: Float32Array, width: number, wanted: number): Float32Array {
  const wide = new Float32Array(IMAGE_SIZE * wanted);
  for (let row = 0; row < IMAGE_SIZE; row++) wide.set(image.subarray(row * width, (row + 1) * width), row * wanted);
  return wide;
}
