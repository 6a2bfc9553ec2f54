/** Asks one question at a time: of those that come while one is being answered, the newest alone is asked next. */
export class NewestNext<Question> {
  #underWay: Question | null = null;
  #next: Question | null = null;

  /** @param ask asks a question, whose answer {@link settle} is told of */
  constructor(private readonly ask: (question: Question) => void) {}

  put(question: Question): void {
    if (this.#underWay !== null) {
      this.#next = question;
      return;
    }
    this.#underWay = question;
    this.ask(question);
  }

  /** The question that is to be asked next is not to be asked any more. */
  withdraw(): void {
    this.#next = null;
  }

  /** Once a question is answered: gives back which one, and asks the next. Null where none is under way. */
  settle(): Question | null {
    const [settled, next] = [this.#underWay, this.#next];
    this.clear();
    if (next !== null) this.put(next);
    return settled;
  }

  /** Forgets what was asked, for when nobody will answer. */
  clear(): void {
    this.#underWay = this.#next = null;
  }
}
