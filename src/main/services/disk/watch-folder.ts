import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';

/** Changes come in bursts: what follows within so many milliseconds is told as one. */
const BURST = 100;

/** Tells of what is changed in a folder, by whichever process. */
export interface FolderWatch {
  /** Tells it as if the folder had changed. */
  tell(): void;
  stop(): void;
}

/** Calls `changed` a moment after anything in the folder changes, which is made if need be. */
export async function watchFolder(folder: string, changed: () => void): Promise<FolderWatch> {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, BURST);
  };
  let stopWatching = (): void => undefined;
  try {
    await mkdir(folder, { recursive: true });
    const watcher = watch(folder, tell);
    watcher.on('error', () => watcher.close());
    stopWatching = () => watcher.close();
  } catch {
    // A data folder that can't be made or watched: what this process changes is told all the same.
  }
  return {
    tell,
    stop: () => {
      clearTimeout(timer);
      stopWatching();
    },
  };
}
