import { CLASSES } from '../../../core/network/layer';
import type { SlidAnswers } from '../../../core/network/slide';

/** A map for each digit, row by row from 0 to 9: how likely the network finds it in each window, shape `[10, count]`. */
export function digitMaps({ count, probabilities }: SlidAnswers): Float32Array {
  return Float32Array.from(
    { length: CLASSES * count },
    (_, at) => probabilities[(at % count) * CLASSES + Math.floor(at / count)] ?? 0,
  );
}
