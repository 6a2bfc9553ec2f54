/** Values are told apart to this share of their range. */
const BINS = 4096;

/**
 * The value below which that share of the values lies, to a 4096th of their range: the mean of the values next to it, so
 * that of values that are all alike it is theirs. One value at least.
 */
export function quantile(values: Float32Array, share: number): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most <= least) return least;
  const counts = new Uint32Array(BINS);
  const sums = new Float64Array(BINS);
  const perBin = (BINS - 1) / (most - least);
  for (const value of values) {
    const bin = Math.floor((value - least) * perBin);
    counts[bin]!++;
    sums[bin]! += value;
  }
  let left = Math.round(share * (values.length - 1));
  let bin = 0;
  while (left >= counts[bin]!) left -= counts[bin++]!;
  return sums[bin]! / counts[bin]!;
}
