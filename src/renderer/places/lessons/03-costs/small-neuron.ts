import { Random } from '../../../../core/data/random';
import { flattenGrid, neuronProducts, neuronSum, untrainedLayer } from '../grids/dense-network';
import { GREY, type Grid, rearrange, shiftGrid } from '../grids/grids';

/** One neuron over the grey picture of lesson 2: its 49 weights, laid out as the picture's cells are. */
export const WEIGHTS: Grid = rows(untrainedLayer(49, 1, 3).weights[0]!);

/** The cells in another order, the same at every start. */
const ORDER = Random.fromSeed(3).shuffled(49);

/** The picture, moved to the right; paper comes in. */
export const movedPicture = (right: number): Grid => shiftGrid(GREY, 0, right, 0);

/** A grid of 49 cells in the other order. */
export const shuffle = (grid: Grid): Grid => rearrange(grid, ORDER);

/** What the neuron makes of a picture (0 paper to 255 ink): the sum of its products, of grey values divided by 255. */
export function sumOver(picture: Grid, weights: Grid): number {
  const inputs = flattenGrid(picture).map((grey) => grey / 255);
  return neuronSum(neuronProducts(inputs, flattenGrid(weights)));
}

function rows(values: readonly number[]): Grid {
  return Array.from({ length: 7 }, (_, row) => values.slice(7 * row, 7 * row + 7));
}
