import { augment, type AugmentationRanges, AUGMENTATIONS } from '../data/augmentation';
import { rangesOf } from '../data/augmentation-schema';
import { type Digits, IMAGE_PIXELS } from '../data/digits';
import { Random } from '../data/random';
import { CLASSES } from '../network/layer';
import { Network } from '../network/network';
import { fromRow, layWeights, rowLength, type WeightSlot } from '../network/weight-row';
import { UserError } from '../user-error';
import { batchGradient, type StepResult } from './batch-gradient';
import { judge, readDigits } from './evaluate';
import { learningRateAt } from './learning-rate';
import { moveAverage, moveWeights } from './optimizer';
import type { Evaluation } from './progress';
import { type Command, commanded, meet, type Seat, shareOf } from './team';
import { Teachers } from './teachers';
import type { TrainingTask } from './training-task';
import { chooseDigits, type TrainingDigits } from './training-digits';

/** What random numbers are for, see `Random.at`. */
const ORDER = 0;
const STEP = 1;

const RAN_AWAY = 'The training ran away: the loss is no number any more. A lower learning rate should help.';

/** One thread's part of a run: its share of every step and of everything that the team reads. {@link dispose} frees it. */
export class Member {
  readonly digits: TrainingDigits;
  /** Digits in a step, of all members together. */
  readonly batch: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  readonly slots: readonly WeightSlot[];
  readonly network: Network;
  private readonly teachers: Teachers;
  private readonly ranges: AugmentationRanges;
  private readonly images: Float32Array;
  private readonly labels: Uint8Array;
  private order: { readonly epoch: number; readonly places: Uint32Array } | null = null;

  /** @throws UserError where the layers don't fit together. */
  constructor(
    private readonly task: TrainingTask,
    private readonly seat: Seat,
  ) {
    const { recipe, layers, mnist, own } = task;
    this.digits = chooseDigits(recipe.data, mnist, own);
    this.batch = Math.min(recipe.batch, this.digits.count);
    this.stepsPerEpoch = Math.floor(this.digits.count / this.batch);
    this.steps = this.stepsPerEpoch * recipe.epochs;
    this.slots = layWeights(layers);
    this.network = Network.fromWeights(layers, fromRow(this.slots, seat.team.weights));
    this.teachers = new Teachers(task.teachers);
    this.ranges = rangesOf(recipe.augmentation);
    const { start, end } = shareOf(this.batch, seat);
    this.images = new Float32Array((end - start) * IMAGE_PIXELS);
    this.labels = new Uint8Array(end - start);
  }

  /**
   * Takes step number `step`, from 0, together with the team; gives back what the whole team saw, and the leader's word.
   * @throws UserError where the loss or a weight is no number any more
   */
  learn(step: number): StepResult & { readonly word: Command } {
    const { recipe } = this.task;
    const { team } = this.seat;
    this.writeGradient(step);
    meet(team);
    // Heard before the team meets again: the leader may then give the next step's.
    const word = commanded(team);
    const result = this.teamResult();
    if (!Number.isFinite(result.loss)) throw new UserError(RAN_AWAY);
    const { start, end } = shareOf(rowLength(this.slots), this.seat);
    const gradient = team.gradients[0]!;
    for (const other of team.gradients.slice(1)) for (let i = start; i < end; i++) gradient[i]! += other[i]!;
    const learningRate = learningRateAt(step, this.steps, recipe.schedule, recipe.learningRate);
    moveWeights(this.slots, start, end, recipe, { ...team, gradient, learningRate, step });
    if (recipe.averaging > 0) moveAverage(team.kept, team.weights, start, end, recipe.averaging, step);
    meet(team);
    if (!areNumbers(team.weights)) throw new UserError(RAN_AWAY);
    this.takeOn(team.weights);
    return { ...result, word };
  }

  /** Reads labelled digits with the network that is kept, together with the team. The leader gets the evaluation. */
  validate(digits: Digits): Evaluation | null {
    const { kept, weights } = this.seat.team;
    if (kept !== weights) this.takeOn(kept);
    const evaluation = this.read(digits);
    if (kept !== weights) this.takeOn(weights);
    return evaluation;
  }

  /** Reads labelled digits together with the team. The leader gets the evaluation. */
  read(digits: Digits): Evaluation | null {
    const { team, member } = this.seat;
    const { start, end } = shareOf(digits.count, this.seat);
    readDigits(this.network, digits, start, end, team.probabilities);
    meet(team);
    const evaluation = member === 0 ? judge(this.probabilities(digits), digits.labels) : null;
    meet(team);
    return evaluation;
  }

  /** What was {@link read} last, `[count, 10]`. */
  probabilities({ count }: Digits): Float32Array {
    return this.seat.team.probabilities.subarray(0, count * CLASSES);
  }

  /** Goes on with other weights, laid in one row. */
  takeOn(row: Float32Array): void {
    this.network.takeOn(row);
  }

  dispose(): void {
    this.network.dispose();
    this.teachers.dispose();
  }

  /** Learns from this member's part of the batch, and writes down what that adds to the whole batch's gradient. */
  private writeGradient(step: number): void {
    const { team, member } = this.seat;
    const random = Random.at(this.task.recipe.seed, STEP, step, member);
    this.makeBatch(step, random);
    const share = this.labels.length / this.batch;
    const row = team.gradients[member]!;
    const write = (start: number, values: Float32Array): void =>
      values.forEach((value, index) => (row[start + index] = value * share));
    const slotOf = (name: string): WeightSlot => this.slots.find((slot) => slot.name === name)!;
    const { images, labels } = this;
    const { labelSmoothing } = this.task.recipe;
    const { loss, correct, gradients } = batchGradient(
      this.network,
      { images, labels, labelSmoothing, taught: this.teachers.answer(images, labels.length) },
      random,
      (layer, mean, variance) => {
        write(slotOf(`${layer}/moving_mean`).start, mean);
        write(slotOf(`${layer}/moving_variance`).start, variance);
      },
    );
    this.slots.filter(({ role }) => role !== 'followed').forEach(({ start }, index) => write(start, gradients[index]!));
    team.results.set([loss * share, correct], member * 2);
  }

  private makeBatch(step: number, random: Random): void {
    const epoch = Math.floor(step / this.stepsPerEpoch);
    if (this.order?.epoch !== epoch)
      this.order = { epoch, places: Random.at(this.task.recipe.seed, ORDER, epoch).shuffled(this.digits.count) };
    const { refinement = 0 } = this.task.recipe;
    const ranges = step < this.steps * (1 - refinement) ? this.ranges : AUGMENTATIONS.none.ranges;
    const first = (step % this.stepsPerEpoch) * this.batch + shareOf(this.batch, this.seat).start;
    for (let row = 0; row < this.labels.length; row++) {
      const { image, label } = this.digits.at(this.order.places[first + row]!, random);
      augment(image, this.images, row * IMAGE_PIXELS, ranges, random, label);
      this.labels[row] = label;
    }
  }

  private teamResult(): StepResult {
    const { results, members } = this.seat.team;
    let [loss, correct] = [0, 0];
    for (let member = 0; member < members; member++) {
      loss += results[member * 2]!;
      correct += results[member * 2 + 1]!;
    }
    return { loss, correct };
  }
}

/** Whether all are finite: anything else times 0 is no number, and stays none in a sum. */
function areNumbers(row: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i]! * 0;
  return sum === 0;
}
