import * as v from 'valibot';
import { NINE } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { inkGrid, wholeFrom } from '../parts/lesson-schemas';

const schema = v.object({
  /** The picture that is compared with the nine: 7 rows of 5. */
  picture: inkGrid(7, 5),
  /** Up to which cell the matcher has come, from 0. */
  at: wholeFrom(0, 34),
});

export type GridState = v.InferOutput<typeof schema>;

export default lesson<GridState>({
  number: 1,
  slug: 'grid',
  title: 'A picture is a grid of numbers',
  ask: 'Move the nine by one cell, or redraw it, and see what a matcher makes of it that compares cell by cell.',
  schema,
  initial: { picture: NINE.map((row) => [...row]), at: 34 },
  component: () => import('./GridLesson.svelte'),
});
