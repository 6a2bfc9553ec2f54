import type { Calibration } from '../../../core/training/progress';
import { writeShare } from '../../../core/words/quantities';

/** From so large a calibration error on a network's certainty misleads. */
const MISLEADS_FROM = 0.01;

/** What a calibration means, in a sentence. */
export function describeCalibration({ error, bins }: Calibration): string {
  if (bins.every(({ count }) => count === 0)) return 'No digits to judge by.';
  if (error < MISLEADS_FROM) return 'Right about as often as it is sure.';
  // Above 0 where it is surer than it is right.
  const surplus = bins.reduce(
    (sum, { count, certainty, accuracy }) => sum + count * ((certainty ?? 0) - (accuracy ?? 0)),
    0,
  );
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const mean = surplus / count;
  if (Math.abs(mean) < error / 2) return `Its certainty and its accuracy lie ${writeShare(error, 1)} apart on average.`;
  return mean > 0
    ? `Surer than it is right: by ${writeShare(mean, 1)} on average.`
    : `Right more often than it is sure: by ${writeShare(-mean, 1)} on average.`;
}
