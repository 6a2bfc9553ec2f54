/** What reaches the app to be opened, links or paths of files; what comes before there is a window waits for it, in order. */
export class Arriving<Opened> {
  readonly #waiting: Opened[] = [];
  #open: ((opened: Opened) => void) | null = null;

  take(opened: Opened): void {
    if (this.#open === null) this.#waiting.push(opened);
    else this.#open(opened);
  }

  /** Has everything opened from now on, what has waited at once. */
  openBy(open: (opened: Opened) => void): void {
    this.#open = open;
    for (const opened of this.#waiting.splice(0)) open(opened);
  }
}
