import type { Handlers, OpenedFile } from '../../core/contract/api';

/** Files that the system had the app open: they wait here until the window, which may have to be there first, takes them. */
export class OpenedFiles {
  #waiting: OpenedFile[] = [];

  /** @param announce is called when there is something to take */
  constructor(private readonly announce: () => void) {}

  add(file: OpenedFile): void {
    this.#waiting.push(file);
    this.announce();
  }

  /** Gives each of them once. */
  take(): readonly OpenedFile[] {
    return this.#waiting.splice(0);
  }
}

/** What gives them to the window. */
export function openedFileHandlers(opened: OpenedFiles): Pick<Handlers, 'files.opened'> {
  return { 'files.opened': () => opened.take() };
}
