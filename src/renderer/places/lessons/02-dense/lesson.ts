import * as v from 'valibot';
import { GREY } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { numberGrid, wholeFrom } from '../parts/lesson-schemas';

const schema = v.object({
  /** The grey picture: 7 rows of 7, 0 paper to 255 ink. */
  picture: numberGrid(7, 7, 0, 255),
  /** The cell that is looked at. */
  cell: v.object({ row: wholeFrom(0, 6), column: wholeFrom(0, 6) }),
  /** The neuron of each layer that is looked at, from 0, and whose sum is open. */
  hidden: wholeFrom(0, 48),
  output: wholeFrom(0, 9),
  open: v.picklist(['hidden', 'output']),
});

export type DenseState = v.InferOutput<typeof schema>;

export default lesson<DenseState>({
  number: 2,
  slug: 'dense',
  title: 'A dense network',
  ask: 'Drag along the hidden layer or the output, and open the sum that each neuron makes of all the numbers before it.',
  schema,
  initial: {
    picture: GREY.map((row) => [...row]),
    cell: { row: 1, column: 2 },
    hidden: 26,
    output: 7,
    open: 'hidden',
  },
  component: () => import('./DenseLesson.svelte'),
});
