import { setImmediate } from 'node:timers/promises';
import { type Digits, digitsBetween } from '../../core/data/digits';
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
import { loadTestDigits } from '../services/digits/mnist';
import { WASM_FOLDER } from '../wasm-folder';
import { showProgress } from './progress-bar';

/** A curve for each change; one that was not measured has no points. */
export type Curves = Readonly<Record<ChangeKind, readonly RobustnessPoint[]>>;

/** How well each of some models reads digits when they are changed, with a bar on the terminal. */
export async function measureCurves<Model extends NetworkData>(
  models: readonly Model[],
  digits: Digits,
  changes: readonly ChangeKind[],
): Promise<readonly { readonly model: Model; readonly curves: Curves }[]> {
  const points = await measurePoints(models, digits, changes);
  return models.map((model, index) => ({ model, curves: curvesOf(points, index) }));
}

/** The curves of a network's card, over the first test digits. */
export async function measureRobustness(network: NetworkData): Promise<Robustness> {
  const digits = digitsBetween(await loadTestDigits(), 0, CARD_DIGITS);
  const { angle, shift, scale, thickness } = curvesOf(await measurePoints([network], digits, CARD_CHANGES), 0);
  return { angle, shift, scale, thickness };
}

async function measurePoints(
  models: readonly NetworkData[],
  digits: Digits,
  changes: readonly ChangeKind[],
): Promise<readonly SweepPoint[]> {
  await startBackend(WASM_FOLDER);
  const networks = models.map(({ layers, weights }) => Network.fromWeights(layers, weights));
  const points: SweepPoint[] = [];
  const bar = showProgress('Reading changed digits {bar} {percentage} %', 1);
  try {
    for (const { read, images, point } of sweep(networks, digits, changes)) {
      if (point !== null) points.push(point);
      bar.update(read / images);
      // The bar is drawn, and Ctrl+C heard, between two steps.
      await setImmediate();
    }
    return points;
  } finally {
    bar.remove();
    networks.forEach((network) => network.dispose());
  }
}

/** The curves of the network that was the one at `place`. */
function curvesOf(points: readonly SweepPoint[], index: number): Curves {
  const curves: Record<ChangeKind, RobustnessPoint[]> = { angle: [], shift: [], scale: [], thickness: [], noise: [] };
  for (const { change, at, accuracies } of points) {
    const accuracy = accuracies[index];
    if (accuracy === undefined) throw new Error(`Network ${index} was not measured.`);
    curves[change].push({ at, accuracy });
  }
  return curves;
}
