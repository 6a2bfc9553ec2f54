import { setImmediate } from 'node:timers/promises';
import { type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import { startBackend } from '../../core/network/backend';
import type { Layer } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import type { Weights } from '../../core/network/weights';
import { type Robustness, sweep, SWEEP_POINTS } from '../../core/training/robustness';
import { loadTestDigits } from '../services/mnist';
import { WASM_FOLDER } from '../wasm-folder';
import { showProgress } from './progress-bar';

/** A curve needs no more digits: 2,000 of them tell an accuracy to about half a percent. */
const DIGITS = 2_000;

/** How well a network reads the first test digits when they are changed, with a bar on the terminal. */
export async function measureRobustness(layers: readonly Layer[], weights: Weights): Promise<Robustness> {
  await startBackend(WASM_FOLDER);
  const network = Network.fromWeights(layers, weights);
  const bar = showProgress('Reading changed digits {bar} {percentage} %', SWEEP_POINTS);
  try {
    const points = sweep(network, firstOf(await loadTestDigits()));
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

const firstOf = ({ images, labels }: Digits): Digits => ({
  count: DIGITS,
  images: images.subarray(0, DIGITS * IMAGE_PIXELS),
  labels: labels.subarray(0, DIGITS),
});
