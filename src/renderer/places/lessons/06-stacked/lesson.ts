import * as v from 'valibot';
import { copyOf, NINE } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { inkGrid, numberGrid, wholeFrom } from '../parts/lesson-schemas';
import { emptyKernel } from './stacked-filter';

/** The second filter's planes, one for each of the three maps: so many rows and columns of weights. */
export const ROWS = 5;
export const COLUMNS = 2;

const plane = numberGrid(ROWS, COLUMNS, -1, 1);

const schema = v.strictObject({
  picture: inkGrid(7, 5),
  /** The planes on the maps of the loop, the vertical and the diagonal. */
  kernel: v.strictTuple([plane, plane, plane]),
  /** Where over the maps the second filter lies. */
  at: wholeFrom(0, 1),
});

export type StackedState = v.InferOutput<typeof schema>;

const [loop, vertical, diagonal] = emptyKernel(3, ROWS, COLUMNS);

export default lesson<StackedState>({
  number: 6,
  slug: 'stacked',
  title: 'Filters of filters',
  ask: 'Build the second filter: a loop above a vertical above a diagonal. It should find the nine, but neither the six nor the eight.',
  schema,
  initial: { picture: copyOf(NINE), kernel: [loop!, vertical!, diagonal!], at: 1 },
  component: () => import('./StackedLesson.svelte'),
});
