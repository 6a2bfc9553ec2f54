/** Remembers what was made for a key, of what was asked for last so much; the last of all in any case. */
export class Remembered<Value> {
  /** What is made or being made, the one asked for longest ago first. */
  readonly #known = new Map<string, Promise<Value>>();
  readonly #sizes = new Map<string, number>();

  /**
   * @param most what all that is remembered may come to
   * @param sizeOf what a value comes to, in the same unit
   */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (value: Value) => number,
  ) {}

  /** What is remembered for the key, or else what `make` makes for it. Where that fails, the next call makes it anew. */
  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(key) ?? make();
    this.#known.delete(key);
    this.#known.set(key, known);
    try {
      const value = await known;
      if (this.#known.get(key) === known) this.#sizes.set(key, this.sizeOf(value));
      this.#forgetOldest();
      return value;
    } catch (error) {
      if (this.#known.get(key) === known) this.forget(key);
      throw error;
    }
  }

  forget(key: string): void {
    this.#known.delete(key);
    this.#sizes.delete(key);
  }

  #forgetOldest(): void {
    let total = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const key of [...this.#known.keys()].slice(0, -1)) {
      if (total <= this.most) return;
      total -= this.#sizes.get(key) ?? 0;
      if (this.#sizes.has(key)) this.forget(key);
    }
  }
}
