import { AUGMENTATIONS, augment, type AugmentationRanges } from '../data/augmentation';
import { type Digits, IMAGE_PIXELS } from '../data/digits';
import { Random } from '../data/random';
import { ARCHITECTURES } from '../network/architectures';
import { evaluate } from './evaluate';
import { Learner } from './learner';
import { learningRateAt } from './learning-rate';
import { ProgressMeter } from './progress-meter';
import type { TrainingEvent } from './progress';
import { VALIDATION_DIGITS, type Recipe } from './recipe';

/** Asked after every step; once it is aborted, the run ends with what it has learned. */
export interface StopSignal {
  readonly aborted: boolean;
}

const MILLISECONDS_BETWEEN_PROGRESS = 200;
const MILLISECONDS_BETWEEN_SNAPSHOTS = 500;

/**
 * Trains a network by a recipe. Yields its progress a few times a second, and ends with `finished`; between two events it
 * does not yield to anything else, so it belongs in a thread of its own.
 * @param digits the training digits; the recipe says how many of them are learned from
 * @param test read once, at the end
 */
export function* train(
  recipe: Recipe,
  digits: Digits,
  test: Digits,
  stop: StopSignal = { aborted: false },
): Generator<TrainingEvent, void> {
  const started = Date.now();
  const random = Random.fromSeed(recipe.seed);
  const learner = new Learner(ARCHITECTURES[recipe.architecture].layers, recipe.seed, random);
  try {
    yield* learn(learner, recipe, digits, random, stop);
    const weights = learner.network.weights();
    const seconds = (Date.now() - started) / 1000;
    yield { kind: 'finished', weights, evaluation: evaluate(learner.network, test), seconds };
  } finally {
    learner.dispose();
  }
}

function* learn(
  learner: Learner,
  recipe: Recipe,
  digits: Digits,
  random: Random,
  stop: StopSignal,
): Generator<TrainingEvent, void> {
  const count = Math.min(recipe.digits, digits.count);
  const validation = validationDigits(digits, count);
  const stepsPerEpoch = Math.max(1, Math.floor(count / recipe.batch));
  const steps = stepsPerEpoch * recipe.epochs;
  const batches = new Batches(digits, Math.min(recipe.batch, count), AUGMENTATIONS[recipe.augmentation].ranges, random);
  const meter = new ProgressMeter(recipe.epochs, steps, batches.size);
  let snapshotTaken = 0;

  for (let epoch = 1; epoch <= recipe.epochs; epoch++) {
    const order = random.shuffled(count);
    for (let inEpoch = 0; inEpoch < stepsPerEpoch; inEpoch++) {
      const step = (epoch - 1) * stepsPerEpoch + inEpoch;
      const { images, labels } = batches.make(order, inEpoch);
      meter.count(learner.step(images, labels, learningRateAt(step, steps, recipe.learningRate)));
      if (meter.millisecondsSinceReport() >= MILLISECONDS_BETWEEN_PROGRESS || step === steps - 1)
        yield { kind: 'progress', progress: meter.report(step + 1, epoch) };
      if (Date.now() - snapshotTaken >= MILLISECONDS_BETWEEN_SNAPSHOTS) {
        snapshotTaken = Date.now();
        yield { kind: 'snapshot', step: step + 1, weights: learner.network.weights() };
      }
      if (stop.aborted) return;
    }
    if (validation !== null) {
      const evaluation = meter.aside(() => evaluate(learner.network, validation));
      yield { kind: 'validation', epoch, evaluation };
    }
  }
}

/** The last training digits, if the run does not learn from them. */
function validationDigits(digits: Digits, learnedFrom: number): Digits | null {
  const start = digits.count - VALIDATION_DIGITS;
  if (start < learnedFrom) return null;
  return {
    count: VALIDATION_DIGITS,
    images: digits.images.subarray(start * IMAGE_PIXELS),
    labels: digits.labels.subarray(start),
  };
}

/** Makes the batches of a run, each in the place of the one before. */
class Batches {
  private readonly images: Float32Array;
  private readonly labels: Uint8Array;

  constructor(
    private readonly digits: Digits,
    readonly size: number,
    private readonly ranges: AugmentationRanges,
    private readonly random: Random,
  ) {
    this.images = new Float32Array(size * IMAGE_PIXELS);
    this.labels = new Uint8Array(size);
  }

  /** Batch number `place` of an epoch that sees the digits in the given order. */
  make(order: Uint32Array, place: number): { images: Float32Array; labels: Uint8Array } {
    for (let row = 0; row < this.size; row++) {
      const index = order[place * this.size + row]!;
      const source = this.digits.images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
      augment(source, this.images, row * IMAGE_PIXELS, this.ranges, this.random);
      this.labels[row] = this.digits.labels[index]!;
    }
    return { images: this.images, labels: this.labels };
  }
}
