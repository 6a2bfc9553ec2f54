import { setImmediate } from 'node:timers/promises';
import { digitsBetween } from '../../core/data/digits';
import { startBackend } from '../../core/network/backend';
import type { Layer } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import type { Weights } from '../../core/network/weights';
import { CARD_DIGITS, type Robustness, sweep, SWEEP_POINTS } from '../../core/training/robustness';
import { loadTestDigits } from '../services/mnist';
import { WASM_FOLDER } from '../wasm-folder';
import { showProgress } from './progress-bar';

/** How well a network reads the first test digits when they are changed, with a bar on the terminal. */
export async function measureRobustness(layers: readonly Layer[], weights: Weights): Promise<Robustness> {
  await startBackend(WASM_FOLDER);
  const network = Network.fromWeights(layers, weights);
  const bar = showProgress('Reading changed digits {bar} {percentage} %', SWEEP_POINTS);
  try {
    const points = sweep(network, digitsBetween(await loadTestDigits(), 0, CARD_DIGITS));
    for (let done = 1; ; done++) {
      const next = points.next();
      if (next.done) return next.value;
      bar.update(done);
      await setImmediate();
    }
  } finally {
    bar.remove();
    network.dispose();
  }
}
