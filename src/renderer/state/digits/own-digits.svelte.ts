import type { Client } from '../../../core/contract/client';
import { changed, type OwnDigit } from '../../../core/data/own-digits';

/** The user's own digits as the main process knows them, in the order they were kept. */
export class OwnDigits {
  #all = $state.raw<readonly OwnDigit[] | null>(null);
  readonly #client: Pick<Client, 'call' | 'on'>;
  #changes = 0;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('digits.changed', (change) => {
      this.#changes += 1;
      if (this.#all === null) return;
      this.#all = changed(this.#all, change);
    });
  }

  /** Null until they have been loaded. */
  get all(): readonly OwnDigit[] | null {
    return this.#all;
  }

  get(id: string): OwnDigit | null {
    return this.#all?.find((digit) => digit.id === id) ?? null;
  }

  /** Fetches them; needed once at the start and after the connection was lost. */
  async load(): Promise<void> {
    for (;;) {
      const before = this.#changes;
      const digits = await this.#client.call('digits.own');
      // A change that was announced while the answer was on its way may not be in it.
      if (this.#changes === before) {
        this.#all = digits;
        return;
      }
    }
  }
}
