import * as v from 'valibot';
import { gaugeSchema } from '../likeness/gauge';
import { modelName } from '../model-name';
import { recipeSchema } from '../training/recipe';
import type { Calibration, Evaluation, Evaluations } from '../training/progress';
import {
  CARD_CHANGES,
  CARD_DIGITS,
  CHANGE_KINDS,
  type MeasuredCurve,
  type Robustness,
  withCurves,
} from '../training/robustness';
import { measuredTestsSchema } from '../training/test-scores';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const calibrationSchema: v.GenericSchema<Calibration> = v.object({
  error: share,
  bins: v.array(
    v.object({
      count: v.pipe(v.number(), v.integer(), v.minValue(0)),
      certainty: v.nullable(share),
      accuracy: v.nullable(share),
    }),
  ),
});

const evaluationSchema: v.GenericSchema<Evaluation> = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  accuracy: share,
  loss: v.number(),
  perDigit: v.pipe(v.array(v.nullable(share)), v.length(10), v.readonly()),
  confusion: v.pipe(v.array(v.pipe(v.array(v.number()), v.length(10), v.readonly())), v.length(10), v.readonly()),
  calibration: calibrationSchema,
});

/** What a network reads of test digits and of the user's own. */
export const evaluationsSchema: v.GenericSchema<Evaluations> = v.object({
  test: evaluationSchema,
  own: v.nullable(evaluationSchema),
});

const curve = v.array(v.object({ at: v.pipe(v.number(), v.finite()), accuracy: share }));

const robustnessSchema: v.GenericSchema<Robustness> = v.object({
  angle: curve,
  shift: curve,
  scale: curve,
  thickness: curve,
});

/** Curves that were measured of a model here. */
export const measuredCurvesSchema: v.GenericSchema<unknown, readonly MeasuredCurve[]> = v.array(
  v.object({
    change: v.picklist(CHANGE_KINDS),
    digits: v.picklist(['test', 'own']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    measured: v.pipe(v.string(), v.isoTimestamp()),
    points: curve,
  }),
);

/** What every card says, by the fields' names. */
const common = {
  /** The version of this layout. */
  format: v.literal(1),
  name: modelName,
  description: v.string(),
  created: v.pipe(v.string(), v.isoTimestamp()),
};
const measured = {
  /** What it reads of the 10,000 MNIST test digits. */
  evaluation: evaluationSchema,
  /** What it reads of the test digits when they are changed, where that was measured. */
  robustness: v.optional(robustnessSchema),
  /** Tells ink that is like the digits it learned from, where it was made; one from before is as good as none. */
  likeness: v.fallback(v.optional(gaugeSchema), undefined),
  /** What was measured of that in the Robustness place, of these digits or others. */
  measured: v.optional(measuredCurvesSchema),
  /** What it reads of the digits of standard tests and of writing habits, where that was measured. */
  tests: v.optional(measuredTestsSchema),
  /** How an image is made ready for it, in words, for those who use the model elsewhere. */
  preprocessing: v.string(),
  /** The programs that made it, by name. */
  versions: v.record(v.string(), v.string()),
  /** SHA-256 of `model.json` and `weights.bin`, in hex. */
  checksums: v.object({ 'model.json': v.string(), 'weights.bin': v.string() }),
};

const trainedCardSchema = v.object({
  ...common,
  /** How it was trained. */
  recipe: recipeSchema,
  /** The epoch that it was stopped in, where that was before the recipe's end. */
  epochsDone: v.optional(v.number()),
  /** How long that took, in seconds. */
  trainingSeconds: v.number(),
  /** What the logits were divided by, in the weights, so that certainty and accuracy agree; see `bestTemperature`. */
  temperature: v.optional(v.number()),
  /** Where the training digits came from. */
  data: v.string(),
  /** What it reads of those of the user's own digits that it did not learn from, where there were any. */
  own: v.optional(evaluationSchema),
  /** What the model read that it was fine-tuned from. */
  before: v.optional(evaluationsSchema),
  ...measured,
});

const importedCardSchema = v.object({
  ...common,
  /** Where it was brought in from; how it was trained is not known. */
  imported: v.object({
    /** The format, as it is shown. */
    format: v.string(),
    /** The name of the file, without its folder. */
    file: v.string(),
    /** What was changed on the way, a sentence each. */
    notes: v.array(v.string()),
  }),
  ...measured,
});

/** The card of a network that was trained with Inkling. */
export type TrainedCard = v.InferOutput<typeof trainedCardSchema>;

/** The card of a network that was brought in from elsewhere. */
export type ImportedCard = v.InferOutput<typeof importedCardSchema>;

/** What a model's `card.json` says of it, beside the network itself. */
export type Card = TrainedCard | ImportedCard;

export const cardSchema: v.GenericSchema<unknown, Card> = v.lazy((input): v.GenericSchema<unknown, Card> =>
  typeof input === 'object' && input !== null && 'imported' in input ? importedCardSchema : trainedCardSchema,
);

/** Whether the model was brought in, so that there is no recipe of it. */
export const isImported = (card: Card): card is ImportedCard => 'imported' in card;

/** Every curve that a card has: those it was made with, over the first test digits, and those measured since. */
export function curvesOf({ robustness, measured = [], created }: Card): readonly MeasuredCurve[] {
  const made = CARD_CHANGES.flatMap((change): readonly MeasuredCurve[] => {
    const points = robustness?.[change] ?? [];
    return points.length > 0 ? [{ change, digits: 'test', count: CARD_DIGITS, measured: created, points }] : [];
  });
  return withCurves(made, measured);
}
