import type { WeightSlot } from '../network/weight-row';
import type { Recipe } from './recipe';

/** What all steps of a run have in common for its optimizer. */
export type OptimizerSettings = Pick<Recipe, 'optimizer' | 'weightDecay'>;

/** What changes in a step. Rows are as long as the weights, see {@link WeightSlot}. */
export interface Move {
  readonly weights: Float32Array;
  readonly moments: readonly Float32Array[];
  readonly gradient: Float32Array;
  readonly learningRate: number;
  /** The number of the step, from 0. */
  readonly step: number;
}

/** How many rows an optimizer remembers. */
export const momentRows = ({ kind }: Recipe['optimizer']): number => (kind === 'adam' ? 2 : 1);

/** Makes a step with the weights from `start` up to, but not, `end`: each moves against its gradient, or follows what was seen. */
export function moveWeights(
  slots: readonly WeightSlot[],
  start: number,
  end: number,
  settings: OptimizerSettings,
  move: Move,
): void {
  for (const slot of slots) {
    const from = Math.max(start, slot.start);
    const to = Math.min(end, slot.end);
    if (from >= to) continue;
    if (slot.role === 'followed') {
      follow(move, from, to, slot.momentum);
      continue;
    }
    // Decoupled from the gradient (Loshchilov and Hutter 2019); a bias or a scale is not drawn towards 0.
    if (slot.role === 'kernel' && settings.weightDecay > 0)
      decay(move.weights, from, to, move.learningRate * settings.weightDecay);
    if (settings.optimizer.kind === 'adam') moveByAdam(move, from, to);
    else moveByMomentum(move, from, to, settings.optimizer.momentum);
  }
}

/**
 * Moves the average a step of its way towards the weights. At first it keeps less of itself, so that what the network was
 * before it learned anything is soon forgotten.
 * @param step the number of the step, from 0
 */
export function moveAverage(
  average: Float32Array,
  weights: Float32Array,
  start: number,
  end: number,
  averaging: number,
  step: number,
): void {
  const kept = Math.min(averaging, (step + 1) / (step + 10));
  for (let i = start; i < end; i++) average[i] = average[i]! * kept + weights[i]! * (1 - kept);
}

function follow({ weights, gradient }: Move, from: number, to: number, momentum: number): void {
  for (let i = from; i < to; i++) weights[i] = weights[i]! * momentum + gradient[i]! * (1 - momentum);
}

function decay(weights: Float32Array, from: number, to: number, share: number): void {
  for (let i = from; i < to; i++) weights[i]! *= 1 - share;
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** Adam (Kingma and Ba 2015), with both bias corrections in one factor as in the paper's section 2. */
function moveByAdam({ weights, moments, gradient, learningRate, step }: Move, from: number, to: number): void {
  const [means, squares] = moments as [Float32Array, Float32Array];
  const rate = (learningRate * Math.sqrt(1 - BETA_2 ** (step + 1))) / (1 - BETA_1 ** (step + 1));
  for (let i = from; i < to; i++) {
    const slope = gradient[i]!;
    const mean = (means[i] = BETA_1 * means[i]! + (1 - BETA_1) * slope);
    const square = (squares[i] = BETA_2 * squares[i]! + (1 - BETA_2) * slope * slope);
    weights[i]! -= (rate * mean) / (Math.sqrt(square) + EPSILON);
  }
}

/** Stochastic gradient descent with momentum (Polyak 1964). */
function moveByMomentum(
  { weights, moments, gradient, learningRate }: Move,
  from: number,
  to: number,
  momentum: number,
): void {
  const velocities = moments[0]!;
  for (let i = from; i < to; i++) {
    const velocity = (velocities[i] = momentum * velocities[i]! + gradient[i]!);
    weights[i]! -= learningRate * velocity;
  }
}
