import { digitsBetween } from '../src/core/data/digits';
import { ARCHITECTURES } from '../src/core/network/architectures';
import { startBackend } from '../src/core/network/backend';
import { Network } from '../src/core/network/network';
import { CARD_CHANGES, CARD_DIGITS, CHANGE_AMOUNTS } from '../src/core/training/robustness';
import { sweep } from '../src/core/training/sweep';
import { writeCount } from '../src/core/words/quantities';
import { loadTestDigits } from '../src/main/services/digits/mnist';
import { WASM_FOLDER } from '../src/main/wasm-folder';
import type { Part } from './part';
import { amount, formatTable } from './table';

/** How long the curves over angle, shift, scale and thickness of one model take. */
export const measureSweep: Part = async (note) => {
  await startBackend(WASM_FOLDER);
  const network = Network.create(ARCHITECTURES.cnn.layers, 1);
  const digits = digitsBetween(await loadTestDigits(), 0, CARD_DIGITS);
  const start = performance.now();
  const points = CARD_CHANGES.reduce((sum, change) => sum + CHANGE_AMOUNTS[change].length, 0);
  let done = 0;
  for (const { point } of sweep([network], digits, CARD_CHANGES))
    if (point !== null && ++done % 16 === 0) note(`${done} of ${points} points`);
  network.dispose();
  const seconds = (performance.now() - start) / 1000;
  const title = `cnn, ${points} points of ${writeCount(CARD_DIGITS)} digits`;
  return {
    text: formatTable(['Sweep over angle, shift, scale, thickness', 'time'], [[title, `${amount(seconds)} s`]]),
    figures: { network: 'cnn', points, digits: CARD_DIGITS, seconds },
  };
};
