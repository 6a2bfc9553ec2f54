import type { Drawing } from '../ink/drawing';
import type { Likeness } from '../likeness/likeness';
import type { Box } from './box';

/** What a network makes of one piece's image. */
export interface PieceReading {
  /** Shape `[10]`. */
  readonly probabilities: Float32Array;
  /** How much the ink is like the digits that the network learned from; null for a model without a gauge. */
  readonly likeness: Likeness | null;
}

/** Some atoms of a drawing, those from `start` up to, but not, `end`, weighed as one piece of a number. */
interface WeighedAtoms {
  readonly start: number;
  readonly end: number;
  /** Where they lie on the pad. */
  readonly box: Box;
  /** Them alone, as a drawing; the drawing itself where they are all of it. */
  readonly drawing: Drawing;
  /** The negative logarithm of how likely they are such a piece: by what was read of them and by their shape. */
  readonly cost: number;
}

/** What a digit's cost is the sum of, each the negative logarithm of how likely that is. */
export interface DigitCosts {
  /** That the network is right of the digit: by its probability. */
  readonly read: number;
  /** That the ink is like a digit: by its likeness; 0 for a model without a gauge. */
  readonly unlike: number;
  /** That this digit is so wide and high, and its strokes lie so. */
  readonly shape: number;
}

/** Atoms weighed as a digit. */
export interface DigitPiece extends WeighedAtoms, PieceReading {
  readonly kind: 'digit';
  /** The likeliest digit. */
  readonly digit: number;
  readonly costs: DigitCosts;
  /** What the network read, shape `[28, 28]`. */
  readonly image: Float32Array;
}

/** Atoms weighed as what stands before or between digits. */
export interface SignPiece extends WeighedAtoms {
  readonly kind: 'sign';
  readonly sign: '-' | '.' | ',';
}

export type Piece = DigitPiece | SignPiece;

/** One way of cutting a drawing, from left to right, and the sum of its pieces' and its cuts' costs. */
export interface Cutting {
  readonly pieces: readonly Piece[];
  /** What it costs to cut after each piece but the last. */
  readonly cuts: readonly number[];
  readonly cost: number;
}

/** A number as it was read. */
export interface NumberReading {
  /** As one types it: `2047`, `-3.5`. */
  readonly text: string;
  /** The cheapest way of cutting, which is the answer. */
  readonly best: Cutting;
  /** The next cheapest; null where there is no other. */
  readonly next: Cutting | null;
  /** All pieces that were weighed. */
  readonly candidates: readonly Piece[];
}

/** What a piece says in the number's text. */
export const textOf = (piece: Piece): string => (piece.kind === 'digit' ? String(piece.digit) : piece.sign);

/** The digits of a number, without its signs. */
export const digitsOf = ({ best }: NumberReading): readonly DigitPiece[] =>
  best.pieces.filter((piece) => piece.kind === 'digit');

/** Whether a drawing was read as one digit and nothing else: as it is read wherever numbers are not. */
export const isOneDigit = ({ best }: NumberReading): boolean => best.pieces.length === 1;

/** Whether a piece's ink is so unlike a digit that its answer means nothing. */
export const isStranger = ({ likeness }: PieceReading): boolean => likeness !== null && !likeness.isDigit;
