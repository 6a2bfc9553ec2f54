import * as v from 'valibot';
import { convolveGrid } from '../grids/filter';
import { copyOf, LOOPY, NINE } from '../grids/grids';
import { rectify } from '../grids/rectify';
import { lesson } from '../parts/lesson';
import { numberGrid, wholeFrom } from '../parts/lesson-schemas';

/** No number that is typed is larger, nor smaller than the negative. */
export const LARGEST_NUMBER = 99;

const grid = (rows: number, columns: number) => numberGrid(rows, columns, -LARGEST_NUMBER, LARGEST_NUMBER);

const schema = v.strictObject({
  /** What is pooled: the course's table, or the rectified map of the nine. */
  source: v.picklist(['table', 'map']),
  table: grid(4, 4),
  map: grid(5, 3),
  pooling: v.picklist(['max', 'average']),
  size: wholeFrom(2, 3),
  stride: wholeFrom(1, 3),
  /** The window that the walk is at. */
  at: wholeFrom(0, 15),
  /** Which kinds of pooling were walked to the end. */
  walked: v.strictObject({ max: v.boolean(), average: v.boolean() }),
});

export type PoolingState = v.InferOutput<typeof schema>;

export default lesson<PoolingState>({
  number: 8,
  slug: 'pooling',
  title: 'Pooling',
  ask: 'Step through the table to its last window with Max, then with Average. Then change its numbers.',
  schema,
  initial: {
    source: 'table',
    table: [
      [5, 1, 3, 4],
      [8, 2, 9, 2],
      [1, 3, 0, 1],
      [2, 2, 2, 0],
    ],
    map: copyOf(rectify(convolveGrid(NINE, LOOPY))),
    pooling: 'max',
    size: 2,
    stride: 2,
    at: 0,
    walked: { max: false, average: false },
  },
  component: () => import('./PoolingLesson.svelte'),
});
