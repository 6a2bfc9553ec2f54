import { digitsBetween } from '../src/core/data/digits';
import { ARCHITECTURES } from '../src/core/network/architectures';
import { startBackend } from '../src/core/network/backend';
import { Network } from '../src/core/network/network';
import { CARD_DIGITS, sweep, SWEEP_POINTS } from '../src/core/training/robustness';
import { loadTestDigits } from '../src/main/services/mnist';
import { WASM_FOLDER } from '../src/main/wasm-folder';
import type { Part } from './part';
import { amount, formatTable } from './table';

/** How long the curves over angle, shift, scale and thickness of one model take. */
export const measureSweep: Part = async (note) => {
  await startBackend(WASM_FOLDER);
  const network = Network.create(ARCHITECTURES.cnn.layers, 1);
  const digits = digitsBetween(await loadTestDigits(), 0, CARD_DIGITS);
  const start = performance.now();
  let done = 0;
  for (const _ of sweep(network, digits)) if (++done % 16 === 0) note(`${done} of ${SWEEP_POINTS} points`);
  network.dispose();
  const seconds = (performance.now() - start) / 1000;
  const title = `cnn, ${SWEEP_POINTS} points of ${CARD_DIGITS.toLocaleString('en')} digits`;
  return {
    text: formatTable(['Sweep over angle, shift, scale, thickness', 'time'], [[title, `${amount(seconds)} s`]]),
    figures: { network: 'cnn', points: SWEEP_POINTS, digits: CARD_DIGITS, seconds },
  };
};
