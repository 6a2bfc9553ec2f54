import * as v from 'valibot';
import { augmentationChoiceSchema } from '../data/augmentation-schema';
import { ARCHITECTURES, type ArchitectureName } from '../network/architectures';
import { layersSchema } from '../network/layers-schema';

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const numberWithin = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));

/** The name of a model's folder, whoever gave it that; none that leads to another folder, or that is hidden. */
export const modelId = v.pipe(v.string(), v.regex(/^[^./\\\p{Cc}][^/\\\p{Cc}]{0,199}$/u, 'not a model id'));

/** A stored model, by its id and by what it is called. */
const namedModel = v.strictObject({ id: modelId, name: v.string() });

/** What is trained: a row of the table, a stack built by hand, or a stored model that learns on (fine-tuning). */
const networkSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('table'), name: v.picklist(Object.keys(ARCHITECTURES) as ArchitectureName[]) }),
  v.strictObject({ kind: v.literal('built'), layers: layersSchema }),
  v.strictObject({ kind: v.literal('model'), ...namedModel.entries }),
]);

const optimizerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('adam') }),
  v.strictObject({ kind: v.literal('sgd'), momentum: numberWithin(0, 0.999) }),
]);

/** How the learning rate goes over a run; `warmUp` is the share of the steps in which it rises. */
const scheduleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('constant'), warmUp: numberWithin(0, 0.5) }),
  v.strictObject({ kind: v.literal('cosine'), warmUp: numberWithin(0, 0.5) }),
  v.strictObject({ kind: v.literal('oneCycle') }),
]);

/**
 * All that decides what a training run learns: the same recipe on the same data gives the same weights. Stored in the
 * model's card, so that the model can be made again.
 */
export const recipeSchema = v.strictObject({
  network: networkSchema,
  augmentation: augmentationChoiceSchema,
  /**
   * The digits learned from: how many of MNIST's, from the first, and whether the user's own. In each epoch come so many
   * that the program itself writes, others each time, and as many of the strangers: ink that is no digit, of which the
   * network learns to think every digit equally likely (Hendrycks et al. 2019).
   */
  data: v.pipe(
    v.strictObject({
      mnist: wholeNumber(0, 60_000),
      own: v.boolean(),
      written: v.optional(wholeNumber(0, 60_000)),
      strangers: v.optional(wholeNumber(0, 60_000)),
    }),
    v.check(({ mnist, own }) => mnist >= 100 || (mnist === 0 && own), 'at least 100 digits are needed'),
  ),
  /**
   * Stored models whose answers it learns from beside the labels: a small network learns more from what larger ones make
   * of a digit than from its label alone (Hinton, Vinyals and Dean 2015).
   */
  teachers: v.optional(v.pipe(v.array(namedModel), v.minLength(1), v.maxLength(8))),
  /**
   * In this last share of the steps the digits are learned from as they are, without augmentation: the network learns what
   * its augmentation has in common, and then what only sharp digits have (He et al. 2019, "Data augmentation revisited").
   */
  refinement: v.optional(numberWithin(0, 0.9)),
  /** Times that every digit is seen. */
  epochs: wholeNumber(1, 200),
  /** Images per step, of all workers together. */
  batch: wholeNumber(1, 1024),
  optimizer: optimizerSchema,
  /** The highest learning rate; {@link schedule} says how it gets there and goes on. */
  learningRate: numberWithin(1e-6, 1),
  schedule: scheduleSchema,
  /** Kernels lose this share of themselves at each step, times the learning rate (Loshchilov and Hutter 2019). */
  weightDecay: numberWithin(0, 1),
  /** This much of the certainty is spread over all ten digits (Szegedy et al. 2016). */
  labelSmoothing: numberWithin(0, 0.5),
  /**
   * The network that is kept is a moving average of its weights over the steps, which keeps this share of itself at each
   * (Polyak and Juditsky 1992); 0 to keep the weights as they are.
   */
  averaging: numberWithin(0, 0.9999),
  /**
   * Ends the run once the validation digits have been read no better for so many epochs, with the best weights there
   * were; null to go on to the end.
   */
  patience: v.nullable(wholeNumber(1, 100)),
  /** Threads that share each batch. Another number draws and sums in another order, and so gives other weights. */
  workers: wholeNumber(1, 16),
  /** Starts every random choice: initial weights, order of the digits, augmentation, dropout. */
  seed: wholeNumber(0, 0x7fff_ffff),
});

export type Recipe = v.InferOutput<typeof recipeSchema>;

/** The last so many training digits are kept for validation by every recipe that does not learn from them. */
export const VALIDATION_DIGITS = 5_000;

/** What the Train place and the terminal start from, but for the number of workers: as many as the machine is good for. */
export const DEFAULT_RECIPE: Recipe = {
  network: { kind: 'table', name: 'cnn' },
  augmentation: { kind: 'table', name: 'none' },
  data: { mnist: 55_000, own: false },
  epochs: 3,
  batch: 64,
  optimizer: { kind: 'adam' },
  learningRate: 0.002,
  schedule: { kind: 'cosine', warmUp: 0.05 },
  weightDecay: 0,
  labelSmoothing: 0,
  averaging: 0.998,
  patience: null,
  workers: 1,
  seed: 1,
};
