import * as v from 'valibot';
import { CLASSES } from '../../../../core/network/layer';
import { lesson } from '../parts/lesson';
import { numberWithin, wholeFrom } from '../parts/lesson-schemas';
import { INK_NAMES } from './inks';
import { SOFTMAX_STEPS } from './softmax-walk';

/** A logit can be moved so far, and all of them together. */
export const LARGEST_MOVE = 60;
export const LARGEST_RAISE = 10;

/** What the answer to the heart can be guessed to be. */
export const GUESSES = ['nothing', 'unsure', 'rather', 'sure'] as const;

export type Guess = (typeof GUESSES)[number];

/** How the claim can be judged. */
export const JUDGEMENTS = ['true', 'false', 'digit'] as const;

export type Judgement = (typeof JUDGEMENTS)[number];

const schema = v.strictObject({
  part: v.picklist(['guess', 'softmax', 'likeness', 'check']),
  guess: v.nullable(v.picklist(GUESSES)),
  /** The ink that is looked at. */
  ink: v.picklist(INK_NAMES),
  /** The step of softmax that the walk is at, and the furthest that it has been. */
  at: wholeFrom(0, SOFTMAX_STEPS.length - 1),
  reached: wholeFrom(0, SOFTMAX_STEPS.length - 1),
  /** What the user added to each logit of that ink, and to all of them. */
  moved: v.pipe(v.array(numberWithin(-LARGEST_MOVE, LARGEST_MOVE)), v.length(CLASSES)),
  raised: numberWithin(-LARGEST_RAISE, LARGEST_RAISE),
  judged: v.nullable(v.picklist(JUDGEMENTS)),
});

export type OneOfTenState = v.InferOutput<typeof schema>;

/** No logit moved. */
export const unmoved = (): number[] => new Array<number>(CLASSES).fill(0);

export default lesson<OneOfTenState>({
  number: 12,
  slug: 'one-of-ten',
  title: 'Why it must pick one of ten',
  ask: 'Guess what the network says of a heart. Then work its answer out by hand, to the end, see what else the network knows, and judge a claim.',
  schema,
  initial: {
    part: 'guess',
    guess: null,
    ink: 'heart',
    at: 0,
    reached: 0,
    moved: unmoved(),
    raised: 0,
    judged: null,
  },
  component: () => import('./OneOfTenLesson.svelte'),
});
