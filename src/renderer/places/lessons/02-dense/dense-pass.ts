import { denseSums, type NeuronLayer, flattenGrid, untrainedLayer } from '../grids/dense-network';
import type { Grid } from '../grids/grids';
import { rectifyValue } from '../grids/rectify';

/** How many neurons the lesson's layers have; the hidden one has as many as the picture has numbers. */
export const HIDDEN_NEURONS = 49;
export const OUTPUT_NEURONS = 10;

/** The lesson's network, as it is before any training. */
export const HIDDEN_LAYER: NeuronLayer = untrainedLayer(49, HIDDEN_NEURONS, 1);
export const OUTPUT_LAYER: NeuronLayer = untrainedLayer(HIDDEN_NEURONS, OUTPUT_NEURONS, 2);

/** A grey picture on its way through the lesson's network. */
export interface DensePass {
  /** Its numbers in one row, 0 paper to 1 ink. */
  readonly inputs: readonly number[];
  /** What the ReLU lets through of each hidden neuron's sum. */
  readonly hidden: readonly number[];
  /** One score a digit. */
  readonly outputs: readonly number[];
}

/** Sends a picture (0 paper to 255 ink) through the lesson's network. */
export function readGrey(picture: Grid): DensePass {
  const inputs = flattenGrid(picture).map((grey) => grey / 255);
  const hiddenSums = denseSums(inputs, HIDDEN_LAYER);
  const hidden = hiddenSums.map(rectifyValue);
  return { inputs, hidden, outputs: denseSums(hidden, OUTPUT_LAYER) };
}
