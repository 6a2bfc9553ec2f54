/** A word to the user at the window's foot: something was done (and can be undone), or something went wrong. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** How long a toast stays, in milliseconds; longer where there is something to press. */
const STAY = { plain: 5_000, action: 10_000, error: 12_000 };

/** At most so many at once; the oldest goes first. */
const MOST = 3;

/** The words that stand at the window's foot now. */
export class Toasts {
  #lastId = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  list = $state.raw<readonly Toast[]>([]);

  /** Says that something was done; `action` is most often its undoing. */
  say(text: string, action: Toast['action'] = null): void {
    this.#add({ id: ++this.#lastId, text, tone: 'plain', action });
  }

  /** Says that something went wrong: the error's own sentence, which main writes for the user. */
  fail(error: unknown): void {
    this.#add({
      id: ++this.#lastId,
      text: error instanceof Error ? error.message : String(error),
      tone: 'error',
      action: null,
    });
  }

  /** Does something for the user, and says what went wrong with it. */
  async attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.fail(error);
    }
  }

  dismiss(id: number): void {
    this.#release(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Keeps a toast while it is pointed at or has the focus. */
  hold(): void {
    for (const toast of this.list) this.#release(toast.id);
  }

  /** Lets the toasts go in their time again. */
  letGo(): void {
    for (const toast of this.list) this.#schedule(toast);
  }

  #add(toast: Toast): void {
    const same = this.list.filter((other) => other.text === toast.text && other.tone === toast.tone);
    for (const other of same) this.dismiss(other.id);
    this.list = [...this.list, toast];
    for (const old of this.list.slice(0, -MOST)) this.dismiss(old.id);
    this.#schedule(toast);
  }

  #schedule(toast: Toast): void {
    this.#release(toast.id);
    const stay = toast.tone === 'error' ? STAY.error : toast.action ? STAY.action : STAY.plain;
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), stay),
    );
  }

  #release(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
