import { cellCount } from '../grids/filter';
import { columnsOf, type Grid } from '../grids/grids';

/**
 * The one kernel that does what two do in a row, as long as nothing stands between them: two linear filters are one larger
 * linear filter. Scaled so that the course's convolution, which divides by the number of products, gives the same map.
 * @param first filters the picture
 * @param second filters the map that the first one makes
 */
export function composeKernels(first: Grid, second: Grid): Grid {
  const rows = first.length + second.length - 1;
  const columns = columnsOf(first) + columnsOf(second) - 1;
  const composed = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const factor = (rows * columns) / (cellCount(first) * cellCount(second));
  second.forEach((weights, downSecond) =>
    weights.forEach((outer, acrossSecond) =>
      first.forEach((inside, downFirst) =>
        inside.forEach((inner, acrossFirst) => {
          composed[downSecond + downFirst]![acrossSecond + acrossFirst]! += factor * outer * inner;
        }),
      ),
    ),
  );
  return composed;
}
