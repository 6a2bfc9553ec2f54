import type { Drawing } from '../ink/drawing';
import { type Box, boxAround, heightOf, sharedWidth, widthOf } from './box';

/**
 * The smallest part of a drawing that cutting leaves whole: a stroke or a connected part of ink, or what a cut through one
 * made of it. Atoms go from left to right; a piece is made of some that follow each other, and each lies in one piece.
 */
export interface Atom {
  /** Where its ink lies: the line that the pen's tip went along, or a picture's ink. */
  readonly box: Box;
  /** Which stroke or connected part it is of; the same for all atoms that were cut out of that. */
  readonly source: number;
  /** What it costs to have this atom and the next of its source in two pieces; 0 for its last. */
  readonly cutCost: number;
}

/** A drawing in atoms. */
export interface CutInk {
  readonly atoms: readonly Atom[];
  /** The atoms from `start` up to, but not, `end` as a drawing of its own; `lineHeight` as {@link lineHeightOf} has it. */
  readonly drawingOf: (start: number, end: number, lineHeight: number) => Drawing;
}

/** Atoms lower than this share of the highest don't say how high the line is: a dot, a minus, a hat. */
const TALL = 0.5;

/** Atoms that share so much of the narrower one's columns are taken for one digit when the line is measured. */
const ONE_ABOVE_OTHER = 0.5;

/** How high the digits of a line are, in pad units: the middle one of its tall parts. 0 where all are dots. */
export function lineHeightOf(atoms: readonly Atom[]): number {
  const columns: Box[] = [];
  for (const { box } of atoms) {
    const last = columns.at(-1);
    if (last !== undefined && sharedWidth(last, box) >= ONE_ABOVE_OTHER * Math.min(widthOf(last), widthOf(box)))
      columns[columns.length - 1] = boxAround([last, box]);
    else columns.push(box);
  }
  const heights = columns.map(heightOf);
  const least = TALL * Math.max(...heights);
  const tall = heights.filter((height) => height >= least).sort((one, other) => one - other);
  return tall[Math.floor(tall.length / 2)] ?? 0;
}
