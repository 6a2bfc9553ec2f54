import type { Client } from '../../../core/contract/client';
import type { OwnDigit } from '../../../core/data/own-digits';
import type { Drawing } from '../../../core/ink/drawing';
import type { OwnDigits } from './own-digits.svelte';

/** Knows which drawings are kept, so that one that stays on the pad is kept once. */
export class Keeping {
  readonly #ids = new WeakMap<Drawing, string>();
  #remembered = $state(0);

  constructor(
    private readonly client: Pick<Client, 'call'>,
    private readonly own: OwnDigits,
  ) {}

  /** The kept digit that the drawing is; null where it isn't kept as it stands, or was deleted. */
  keptAs(drawing: Drawing): OwnDigit | null {
    // Read first, so that whoever asks hears of what is remembered later.
    const id = this.#remembered > 0 ? this.#ids.get(drawing) : undefined;
    return id === undefined ? null : this.own.get(id);
  }

  /** Takes note that a drawing is this digit. */
  remember(drawing: Drawing, { id }: OwnDigit): void {
    this.#ids.set(drawing, id);
    this.#remembered += 1;
  }

  /** Keeps a drawing with its label. */
  async keep(drawing: Drawing, label: number): Promise<OwnDigit> {
    const digit = await this.client.call('digits.keep', label, drawing);
    this.remember(drawing, digit);
    return digit;
  }
}
