/** Does one piece of work at a time, in the order in which they came. One that fails holds up none of the others. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work after all that came before it; what comes of it is what comes of the work. */
  do<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all that has come so far is over. */
  async over(): Promise<void> {
    await this.#last;
  }
}
