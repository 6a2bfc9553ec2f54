import type { PlannedLayer } from '../../../core/network/layer-kinds';
import { INPUT_SHAPE, type Shape } from '../../../core/network/layer';
import type { ValuePlace } from '../../../core/network/value-place';

/** A value of a network: the layer, -1 for the drawing, and the place in it. */
export interface Spot {
  readonly index: number;
  readonly place: ValuePlace;
}

/** The shape of a layer's output; of the drawing for -1. Undefined beyond the last layer. */
export const shapeAt = (plan: readonly PlannedLayer[], index: number): Shape | undefined =>
  index === -1 ? INPUT_SHAPE : plan[index]?.output;

/** Whether a network has that layer, and the layer that value. */
export function hasSpot(plan: readonly PlannedLayer[], { index, place }: Spot): boolean {
  const shape = shapeAt(plan, index);
  if (shape === undefined) return false;
  if (shape.length === 1) return place.map < shape[0] && place.row === 0 && place.column === 0;
  return place.map < shape[2] && place.row < shape[0] && place.column < shape[1];
}

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
