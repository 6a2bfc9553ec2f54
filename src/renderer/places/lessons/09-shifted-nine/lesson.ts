import * as v from 'valibot';
import { DETECTOR_NAMES } from '../feature-map/choices';
import { copyOf, NINE } from '../grids/grids';
import { lesson } from '../parts/lesson';
import { inkGrid, wholeFrom } from '../parts/lesson-schemas';

/** How far the picture can be shifted each way: then nothing of it is left. */
export const REACH = { down: 7, right: 5 } as const;

const schema = v.strictObject({
  picture: inkGrid(7, 5),
  detector: v.picklist(DETECTOR_NAMES),
  /** So many cells down and to the right; negative for up and left. */
  down: wholeFrom(-REACH.down, REACH.down),
  right: wholeFrom(-REACH.right, REACH.right),
});

export type ShiftedNineState = v.InferOutput<typeof schema>;

export default lesson<ShiftedNineState>({
  number: 9,
  slug: 'shifted-nine',
  title: 'The shifted nine',
  ask: 'Shift the nine one cell to the left, by dragging it or with the arrow keys: is the loop still found?',
  schema,
  initial: { picture: copyOf(NINE), detector: 'loop', down: 0, right: 0 },
  component: () => import('./ShiftedNineLesson.svelte'),
});
