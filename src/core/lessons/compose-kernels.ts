import type { Grid } from './grids';

/**
 * The one kernel that does what two do in a row, as long as nothing stands between them: two linear filters are one larger
 * linear filter. Scaled so that the course's convolution, which divides by the number of products, gives the same map.
 * @param first filters the picture
 * @param second filters the map that the first one makes
 */
export function composeKernels(first: Grid, second: Grid): Grid {
  const size = (kernel: Grid): readonly [number, number] => [kernel.length, kernel[0]!.length];
  const [[firstRows, firstColumns], [secondRows, secondColumns]] = [size(first), size(second)];
  const [rows, columns] = [firstRows + secondRows - 1, firstColumns + secondColumns - 1];
  const composed = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const factor = (rows * columns) / (firstRows * firstColumns * secondRows * secondColumns);
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
