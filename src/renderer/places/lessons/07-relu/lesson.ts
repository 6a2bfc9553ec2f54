import * as v from 'valibot';
import { DETECTOR_NAMES } from '../feature-map/choices';
import { copyOf, NINE } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { inkGrid, wholeFrom } from '../parts/lesson-schemas';

const schema = v.strictObject({
  /** What is looked at; links from before there were parts don’t say. */
  part: v.optional(v.picklist(['map', 'why']), 'map'),
  picture: inkGrid(7, 5),
  detector: v.picklist(DETECTOR_NAMES),
  /** The cell of the map that the walk is at. */
  at: wholeFrom(0, 14),
});

export type ReluState = v.InferOutput<typeof schema>;

export default lesson<ReluState>({
  number: 7,
  slug: 'relu',
  title: 'ReLU on the map',
  ask: 'Walk through the map, cell by cell, to its end, and watch what becomes of the negative numbers.',
  schema,
  initial: { part: 'map', picture: copyOf(NINE), detector: 'loop', at: 0 },
  component: () => import('./ReluLesson.svelte'),
});
