import * as v from 'valibot';
import { copyOf, LOOPY, NINE } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { inkGrid, numberGrid, numberWithin, wholeFrom } from '../parts/lesson-schemas';
import { KNOWN_KERNELS } from './known-kernels';

/** No weight that is typed may be larger, nor any divisor. */
export const LARGEST_WEIGHT = 99;
export const SMALLEST_DIVISOR = 0.01;
export const LARGEST_DIVISOR = 999;

/** The windows of 3x3 cells on a grid of 7 rows and 5 columns. */
const WINDOWS = 15;

/** What is done for each window: its products, their sum, the division, and the cell that it lands in. */
export const PHASES = 4;

const kernel = numberGrid(3, 3, -LARGEST_WEIGHT, LARGEST_WEIGHT);

const schema = v.strictObject({
  part: v.picklist(['slide', 'anywhere', 'picture']),
  picture: inkGrid(7, 5),
  kernel,
  /** Whether the walk goes through each window's sum and division too. */
  fine: v.boolean(),
  /** Where the walk is: {@link PHASES} steps for each window. */
  at: wholeFrom(0, WINDOWS * PHASES - 1),
  /** What is laid on a picture of the user's. */
  filter: v.strictObject({
    kernel,
    divisor: numberWithin(SMALLEST_DIVISOR, LARGEST_DIVISOR),
  }),
});

export type FilterState = v.InferOutput<typeof schema>;

const edges = KNOWN_KERNELS.find(({ id }) => id === 'edges')!;

export default lesson<FilterState>({
  number: 5,
  slug: 'filter',
  title: 'A filter finds a part',
  ask: 'Slide the loop’s kernel over the nine until its map is full. Then look for loops in other digits, and for edges in a picture of your own.',
  schema,
  initial: {
    part: 'slide',
    picture: copyOf(NINE),
    kernel: copyOf(LOOPY),
    fine: false,
    at: PHASES - 1,
    filter: { kernel: copyOf(edges.kernel), divisor: edges.divisor },
  },
  component: () => import('./FilterLesson.svelte'),
});
