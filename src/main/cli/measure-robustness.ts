import { setImmediate } from 'node:timers/promises';
import { type Digits, digitsBetween } from '../../core/data/digits';
import { SUITE_NAMES, type SuiteName } from '../../core/data/test-suites';
import { startBackend } from '../../core/network/backend';
import { Network } from '../../core/network/network';
import type { NetworkData } from '../../core/network/network-data';
import {
  CARD_CHANGES,
  CARD_DIGITS,
  type ChangeKind,
  type Robustness,
  type RobustnessPoint,
  type SweepPoint,
} from '../../core/training/robustness';
import { sweep } from '../../core/training/sweep';
import { type MeasuredTest, type TestScore, testsOf } from '../../core/training/test-scores';
import { loadTestDigits } from '../services/digits/mnist';
import { WASM_FOLDER } from '../wasm-folder';
import { showProgress } from './progress-bar';

/** A curve for each change; one that was not measured has no points. */
export type Curves = Readonly<Record<ChangeKind, readonly RobustnessPoint[]>>;

/** What is measured of some digits. */
export interface Wanted {
  readonly changes: readonly ChangeKind[];
  readonly suites: readonly SuiteName[];
}

/** What came of it: points of curves, and scores of tests, each with a value for every model in their order. */
interface Found {
  readonly points: readonly SweepPoint[];
  readonly scores: readonly TestScore[];
}

/** How well each of some models reads digits when they are changed, and those of tests, with a bar on the terminal. */
export async function measureModels(
  models: readonly NetworkData[],
  digits: Digits,
  wanted: Wanted,
): Promise<{ readonly curves: readonly Curves[]; readonly scores: readonly TestScore[] }> {
  const { points, scores } = await measure(models, digits, wanted);
  return { curves: models.map((_, index) => curvesOf(points, index)), scores };
}

/** The curves of a network's card, over the first test digits. */
export async function measureRobustness(network: NetworkData): Promise<Robustness> {
  const digits = digitsBetween(await loadTestDigits(), 0, CARD_DIGITS);
  const { points } = await measure([network], digits, { changes: CARD_CHANGES, suites: [] });
  const { angle, shift, scale, thickness } = curvesOf(points, 0);
  return { angle, shift, scale, thickness };
}

/** The results of every test for a network's card, over all test digits, as those that are published are. */
export async function measureTests(network: NetworkData, count = 10_000): Promise<readonly MeasuredTest[]> {
  const digits = digitsBetween(await loadTestDigits(), 0, count);
  const { scores } = await measure([network], digits, { changes: [], suites: SUITE_NAMES });
  return testsOf(scores, 0, { set: 'test', count: digits.count }, new Date().toISOString());
}

async function measure(models: readonly NetworkData[], digits: Digits, { changes, suites }: Wanted): Promise<Found> {
  await startBackend(WASM_FOLDER);
  const networks = models.map(({ layers, weights }) => Network.fromWeights(layers, weights));
  const points: SweepPoint[] = [];
  const scores: TestScore[] = [];
  const bar = showProgress('Reading changed digits {bar} {percentage} %', 1);
  try {
    for (const { read, images, point, score } of sweep(networks, digits, changes, suites)) {
      if (point !== null) points.push(point);
      if (score !== null) scores.push(score);
      bar.update(read / images);
      // The bar is drawn, and Ctrl+C heard, between two steps.
      await setImmediate();
    }
    return { points, scores };
  } finally {
    bar.remove();
    networks.forEach((network) => network.dispose());
  }
}

/** The curves of the network that was the one at `place`. */
function curvesOf(points: readonly SweepPoint[], index: number): Curves {
  const curves: Record<ChangeKind, RobustnessPoint[]> = {
    angle: [],
    shift: [],
    scale: [],
    thickness: [],
    noise: [],
    fgsm: [],
  };
  for (const { change, at, accuracies } of points) {
    const accuracy = accuracies[index];
    if (accuracy === undefined) throw new Error(`Network ${index} was not measured.`);
    curves[change].push({ at, accuracy });
  }
  return curves;
}
