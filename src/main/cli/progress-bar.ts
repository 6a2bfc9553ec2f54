import { Presets, SingleBar } from 'cli-progress';

/** A bar on stderr that moves while something takes long; nothing at all where stderr is not a terminal. */
export interface ProgressBar {
  /** Moves it to `done` of the total, with what its format names. */
  update(done: number, words?: Readonly<Record<string, string | number>>): void;
  /** Takes it off the screen. */
  remove(): void;
}

/** @param format as cli-progress has it: `{bar}`, `{percentage}` and the names that `update` fills in */
export function showProgress(
  format: string,
  total: number,
  words: Readonly<Record<string, string | number>> = {},
): ProgressBar {
  const bar = new SingleBar(
    {
      format,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      fps: 8,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, words);
  return {
    update: (done, more) => bar.update(done, more),
    remove: () => bar.stop(),
  };
}
