import * as v from 'valibot';
import { lesson } from '../parts/lesson';
import { numberWithin, wholeFrom } from '../parts/lesson-schemas';
import { INK_NAMES } from './inks';

/** No line is wider, in pixels, and no more places are marked in it. */
const WIDEST = 800;
export const MOST_MARKS = 9;

/** What can be guessed of the cuts: that they are where they were marked, or that there is none. */
export const GUESSES = ['marks', 'nowhere'] as const;

export type Guess = (typeof GUESSES)[number];

/** How the claim can be judged. */
export const JUDGEMENTS = ['true', 'false'] as const;

export type Judgement = (typeof JUDGEMENTS)[number];

const inkName = v.picklist(INK_NAMES);

const schema = v.strictObject({
  part: v.picklist(['guess', 'slid', 'pieces', 'check']),
  /** Where the user would cut the touching number: columns of its line, in pixels. */
  marks: v.pipe(v.array(numberWithin(0, WIDEST)), v.maxLength(MOST_MARKS)),
  guess: v.nullable(v.picklist(GUESSES)),
  /** The ink that is slid over, and the one that is shown in pieces. */
  slid: inkName,
  cut: inkName,
  /** Where the left edge of the window stands on the line, in pixels; and whether it was moved. */
  at: wholeFrom(0, WIDEST),
  moved: v.boolean(),
  /** Which way through the pieces is added up. */
  way: v.picklist(['best', 'next']),
  judged: v.nullable(v.picklist(JUDGEMENTS)),
});

export type NumberState = v.InferOutput<typeof schema>;

export default lesson<NumberState>({
  number: 13,
  slug: 'a-number',
  title: 'A number is many digits',
  ask: 'Guess where a touching 100 is cut. Then drag the window along the 96, see what its pieces cost, try a number of your own, and judge a claim.',
  schema,
  initial: {
    part: 'guess',
    marks: [],
    guess: null,
    slid: 'ninetySix',
    cut: 'hundred',
    at: 0,
    moved: false,
    way: 'best',
    judged: null,
  },
  component: () => import('./NumberLesson.svelte'),
});
