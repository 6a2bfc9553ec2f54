import { setImmediate } from 'node:timers/promises';
import { IMAGE_PIXELS } from '../../core/data/digits';
import type { Drawing } from '../../core/ink/drawing';
import { rasterize } from '../../core/ink/rasterize';
import type { Variation } from '../../core/ink/variation';
import type { Gauge } from '../../core/likeness/gauge';
import { readLikeness } from '../../core/likeness/read-likeness';
import { type Separation, separationOf } from '../../core/likeness/separation';
import type { Network } from '../../core/network/network';
import { writeCount, writePlainShare } from '../../core/words/quantities';
import type { LabelledInk } from './labelled-ink';
import { showProgress } from './progress-bar';

/** So many drawings are read at a time. */
const CHUNK = 500;

/** How well a model's gauge tells digits, varied, from ink that is none. Ink that is blank is left out. */
export async function separateInk(
  network: Network,
  gauge: Gauge,
  digits: LabelledInk,
  variation: Variation,
  strangers: readonly Drawing[],
): Promise<Separation> {
  const count = digits.labels.length;
  const bar = showProgress('Gauging {bar} {value} of {total} drawings', count + strangers.length);
  const scoresOf = async (
    total: number,
    between: LabelledInk['drawingsBetween'],
    before: number,
  ): Promise<number[]> => {
    const scores: number[] = [];
    for (let start = 0; start < total; start += CHUNK) {
      const end = Math.min(start + CHUNK, total);
      const images = between(start, end).flatMap((drawing) => rasterize(drawing, variation) ?? []);
      const row = new Float32Array(images.length * IMAGE_PIXELS);
      images.forEach((image, index) => row.set(image, index * IMAGE_PIXELS));
      scores.push(...readLikeness(network, gauge, row, images.length).likenesses.map(({ score }) => score));
      bar.update(before + end);
      // The bar is drawn, and Ctrl+C heard, between two chunks.
      await setImmediate();
    }
    return scores;
  };
  try {
    const ofDigits = await scoresOf(count, (start, end) => digits.drawingsBetween(start, end), 0);
    const ofStrangers = await scoresOf(strangers.length, (start, end) => strangers.slice(start, end), count);
    return separationOf(ofDigits, ofStrangers, gauge.threshold);
  } finally {
    bar.remove();
  }
}

/** The same in words, for people. */
export function describeSeparation(strangers: number, { auroc, refusedAt99, kept, refused }: Separation): string {
  return [
    `Told from ${writeCount(strangers)} drawings that are no digit: area under the ROC ${auroc.toFixed(4)}, ${writePlainShare(refusedAt99, 1)} of them refused where 99 % of the digits are kept.`,
    `At the model's own threshold ${writePlainShare(kept, 2)} of the digits are kept and ${writePlainShare(refused, 1)} of the other ink is refused.`,
  ].join('\n');
}
