import { type Digits, imagesBetween } from '../data/digits';
import type { Shape } from '../network/layer';
import { sizeOf } from '../network/layer-kinds';
import type { Network } from '../network/network';

/** A digit of a set, and the largest value that a map of a layer has for it: where in the map, from 0 (0, 0 for a unit). */
export interface Excitation {
  /** The digit's place in its set. */
  readonly place: number;
  /** What it is, 0..9. */
  readonly label: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** For each map of a layer, or unit of a dense one, the digits that excite it most, the strongest first. */
export type LayerExcitations = readonly (readonly Excitation[])[];

/** So many digits are found for each map. */
export const MOST_EXCITATIONS = 12;

/** So many digits are read at a time. */
const CHUNK = 250;

/** Reads all the digits as far as the layer at `index`, and finds those that each of its maps has its largest values for. */
export function findExcitations(network: Network, index: number, digits: Digits): LayerExcitations {
  const shape = network.shapes[index]!;
  const found = Array.from({ length: shape.at(-1)! }, (): Excitation[] => []);
  const size = sizeOf(shape);
  for (let start = 0; start < digits.count; start += CHUNK) {
    const count = Math.min(CHUNK, digits.count - start);
    const outputs = network.readTo(index, imagesBetween(digits, start, start + count), count);
    for (let digit = 0; digit < count; digit++) {
      const strongest = largestOfMaps(outputs.subarray(digit * size, (digit + 1) * size), shape);
      const place = start + digit;
      const label = digits.labels[place]!;
      strongest.forEach((cell, map) => insert(found[map]!, { place, label, ...cell }));
    }
  }
  return found;
}

/** The largest value in each map of one digit's output, the first of equal ones. */
function largestOfMaps(values: Float32Array, shape: Shape): readonly Omit<Excitation, 'place' | 'label'>[] {
  const maps = shape.at(-1)!;
  const columns = shape.length === 3 ? shape[1] : 1;
  const largest = new Float32Array(maps).fill(-Infinity);
  const cells = new Uint32Array(maps);
  for (let at = 0; at < values.length; at++) {
    const map = at % maps;
    if (values[at]! <= largest[map]!) continue;
    largest[map] = values[at]!;
    cells[map] = Math.floor(at / maps);
  }
  return Array.from(cells, (cell, map) => ({
    row: Math.floor(cell / columns),
    column: cell % columns,
    value: largest[map]!,
  }));
}

/** Of equal values the first stays ahead. */
function insert(strongest: Excitation[], excitation: Excitation): void {
  const last = strongest.at(-1);
  if (strongest.length === MOST_EXCITATIONS && last !== undefined && excitation.value <= last.value) return;
  let at = strongest.length;
  while (at > 0 && strongest[at - 1]!.value < excitation.value) at--;
  strongest.splice(at, 0, excitation);
  if (strongest.length > MOST_EXCITATIONS) strongest.pop();
}
