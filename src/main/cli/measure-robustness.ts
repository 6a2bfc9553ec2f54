import { setImmediate } from 'node:timers/promises';
import { type Digits, digitsBetween } from '../../core/data/digits';
import { startBackend } from '../../core/network/backend';
import type { Layer } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import type { Weights } from '../../core/network/weights';
import {
  CARD_CHANGES,
  CARD_DIGITS,
  type ChangeKind,
  type Robustness,
  type RobustnessPoint,
} from '../../core/training/robustness';
import { sweep } from '../../core/training/sweep';
import { loadTestDigits } from '../services/digits/mnist';
import { WASM_FOLDER } from '../wasm-folder';
import { showProgress } from './progress-bar';

/** A curve for each change that was measured. */
export type Curves = ReadonlyMap<ChangeKind, readonly RobustnessPoint[]>;

/** How well each of some networks reads digits when they are changed, with a bar on the terminal. */
export async function measureCurves(
  models: readonly { readonly layers: readonly Layer[]; readonly weights: Weights }[],
  digits: Digits,
  changes: readonly ChangeKind[],
): Promise<readonly Curves[]> {
  await startBackend(WASM_FOLDER);
  const networks = models.map(({ layers, weights }) => Network.fromWeights(layers, weights));
  const curves = models.map(() => new Map(changes.map((change) => [change, [] as RobustnessPoint[]])));
  const bar = showProgress('Reading changed digits {bar} {percentage} %', 1);
  try {
    for (const { read, images, point } of sweep(networks, digits, changes)) {
      point?.accuracies.forEach((accuracy, place) =>
        curves[place]!.get(point.change)!.push({ at: point.at, accuracy }),
      );
      bar.update(read / images);
      // The bar is drawn, and Ctrl+C heard, between two steps.
      await setImmediate();
    }
    return curves;
  } finally {
    bar.remove();
    networks.forEach((network) => network.dispose());
  }
}

/** The curves of a network's card, over the first test digits. */
export async function measureRobustness(layers: readonly Layer[], weights: Weights): Promise<Robustness> {
  const digits = digitsBetween(await loadTestDigits(), 0, CARD_DIGITS);
  const [curves] = await measureCurves([{ layers, weights }], digits, CARD_CHANGES);
  const [angle, shift, scale, thickness] = CARD_CHANGES.map((change) => curves!.get(change)!);
  return { angle: angle!, shift: shift!, scale: scale!, thickness: thickness! };
}
