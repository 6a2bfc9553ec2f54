import { writeInFull, writeLoss } from '../../../core/words/quantities';

/** How a chart of losses is titled and writes its values; its y axis goes from 0 to a little above the largest. */
export const LOSS_CHART = {
  title: 'Loss',
  xLabel: 'epoch',
  yRange: (_smallest: number, largest: number): readonly [number, number] => [0, largest > 0 ? largest * 1.05 : 1],
  write: writeLoss,
  writeTick: writeInFull,
};
