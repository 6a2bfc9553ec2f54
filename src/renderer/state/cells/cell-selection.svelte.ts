import type { Spot } from '../../../core/network/spot';

/** Which value of the network is looked at: what the picture, the arithmetic and what explains a value have in common. */
export class CellSelection {
  /** The value that the pointer, or the keyboard's focus, is on. */
  pointed = $state.raw<Spot | null>(null);
  #opened = $state.raw<Spot | null>(null);
  #band = $state(0);

  /** The value whose arithmetic is shown. It stays when another network is chosen: so two can be compared. */
  get opened(): Spot | null {
    return this.#opened;
  }

  /** The band of the picture that it was opened in; that of a difference counts as the one before it. */
  get band(): number {
    return this.#band;
  }

  open(spot: Spot, band = this.#band): void {
    this.#opened = spot;
    this.#band = band;
  }

  close(): void {
    this.#opened = null;
    this.#band = 0;
  }
}
