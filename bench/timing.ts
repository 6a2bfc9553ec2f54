/** How fast something is: for so many seconds it only warms up, then so many rounds of so many seconds are timed. */
export const ROUNDS = { warmUpSeconds: 1, rounds: 5, roundSeconds: 0.8 } as const;

/** The number that the given share (0..1) of the numbers is not above. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** How many times in a second `work` is done: the median of {@link ROUNDS}. At least one time a round, however long it takes. */
export function timesPerSecond(work: () => void): number {
  repeat(work, ROUNDS.warmUpSeconds);
  return median(Array.from({ length: ROUNDS.rounds }, () => repeat(work, ROUNDS.roundSeconds)));
}

function repeat(work: () => void, seconds: number): number {
  const start = performance.now();
  for (let times = 1; ; times++) {
    work();
    const passed = (performance.now() - start) / 1000;
    if (passed >= seconds) return times / passed;
  }
}

/** How long each of `times` times takes that `work` is done, in milliseconds, after as many to warm up. */
export function durations(work: () => void, times: number): readonly number[] {
  for (let time = 0; time < times; time++) work();
  return Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
