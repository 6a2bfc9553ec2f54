import * as v from 'valibot';
import { VARIATION_RANGES } from '../../../../core/ink/variation-ranges';
import { lesson } from '../parts/lesson';
import { numberWithin, wholeFrom } from '../parts/lesson-schemas';

const { min, max } = VARIATION_RANGES.shiftX;

const schema = v.strictObject({
  /** What is looked at; links from before there were parts don’t say. */
  part: v.optional(v.picklist(['walk', 'weights', 'shift']), 'walk'),
  /** The block that the walk is at; the drawing is 0. A network has fewer than this. */
  at: wholeFrom(0, 200),
  /** The furthest that the walk has been. */
  reached: wholeFrom(0, 200),
  /** How the drawing is shifted for the footnote, in pixels. */
  shiftX: numberWithin(min, max),
  shiftY: numberWithin(min, max),
});

export type WholeNetworkState = v.InferOutput<typeof schema>;

export default lesson<WholeNetworkState>({
  number: 10,
  slug: 'whole-network',
  title: 'The whole network',
  ask: 'Draw a digit and walk it through a trained network, block by block, to the answer. Then shift it by 4 pixels.',
  schema,
  initial: { part: 'walk', at: 0, reached: 0, shiftX: 0, shiftY: 0 },
  component: () => import('./WholeNetworkLesson.svelte'),
});
