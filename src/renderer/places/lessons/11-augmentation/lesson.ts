import * as v from 'valibot';
import { rangesSchema } from '../../../../core/data/augmentation-schema';
import { VARIATION_RANGES } from '../../../../core/ink/variation-ranges';
import { LONGEST_NAME } from '../../../../core/model-name';
import { lesson } from '../parts/lesson';
import { numberWithin } from '../parts/lesson-schemas';
import { TRAINING_AMOUNTS, type TrainingAmount } from './augmentation-trainings';

const { angle, scale, thicker, shift } = rangesSchema.entries;
const within = ({ min, max }: { readonly min: number; readonly max: number }) => numberWithin(min, max);
const name = v.pipe(v.string(), v.maxLength(LONGEST_NAME));

const schema = v.strictObject({
  /** What is looked at; links from before there were parts don’t say. */
  part: v.optional(v.picklist(['train', 'compare', 'noise']), 'train'),
  /** Whether augmentation is switched on. */
  isOn: v.boolean(),
  changes: v.strictObject({ angle, scale, width: thicker, shift }),
  amount: v.picklist(Object.keys(TRAINING_AMOUNTS) as TrainingAmount[]),
  /** What the two models are to be called. */
  names: v.strictObject({ plain: name, augmented: name }),
  /** Where on the curves the drawing is looked at. */
  at: v.strictObject({
    angle: within(VARIATION_RANGES.angle),
    scale: within(VARIATION_RANGES.scale),
    thickness: within(VARIATION_RANGES.thickness),
  }),
});

export type AugmentationState = v.InferOutput<typeof schema>;

export default lesson<AugmentationState>({
  number: 11,
  slug: 'augmentation',
  title: 'Turned, thick, thin, small',
  ask: 'Switch augmentation on and see the samples that it makes. Then train two networks, without and with it, and compare them on your drawing.',
  schema,
  initial: {
    part: 'train',
    isOn: false,
    changes: { angle: 45, scale: 0.3, width: 0.6, shift: 2 },
    amount: 'minute',
    names: { plain: 'Lesson 11, without', augmented: 'Lesson 11, with' },
    at: { angle: 0, scale: 1, thickness: 1 },
  },
  component: () => import('./AugmentationLesson.svelte'),
});
