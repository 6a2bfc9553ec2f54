/** What places and lessons keep for as long as the window is open: one of each class, made when first asked for. */
export class Kept<Owner> {
  readonly #made = new Map<unknown, unknown>();

  /** @param owner what each class is constructed with */
  constructor(private readonly owner: Owner) {}

  of<T>(Class: new (owner: Owner) => T): T {
    if (!this.#made.has(Class)) {
      // What a class derives outlives the component that asked for it first.
      $effect.root(() => void this.#made.set(Class, new Class(this.owner)));
    }
    return this.#made.get(Class) as T;
  }
}
