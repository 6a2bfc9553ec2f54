import type { Drawing } from '../ink/drawing';
import { rasterize } from '../ink/rasterize';
import { answerOf } from '../network/trace';
import { type Atom, lineHeightOf } from './atom';
import { cheapestPaths } from './best-path';
import { boxAround, widthOf } from './box';
import { cutInk } from './cut-ink';
import {
  type Cutting,
  type DigitPiece,
  type NumberReading,
  type Piece,
  type PieceReading,
  type SignPiece,
  textOf,
} from './number-reading';
import { partingCost, pieceCost } from './shape-cost';
import { SIGN_COST, signOf } from './signs';

/** Reads images, `[28, 28]` each, as one batch: a reading each, in their order. */
export type ReadPieces = (images: readonly Float32Array[]) => readonly PieceReading[];

/** No piece but the whole drawing has more atoms, or is wider as a share of the line's height: no digit is. */
const MOST_ATOMS = 6;
const WIDEST = 2;

/** A drawing in more atoms is a scribble, and is read as one digit. */
const MOST_CUT = 64;

/** No probability or likeness is taken for less: one that is sure and wrong would outweigh everything else. */
const LEAST = 1e-4;
const LEAST_LIKE = 0.01;

/** A piece whose image is made, and not yet read. */
type Unread = Pick<DigitPiece, 'start' | 'end' | 'box' | 'drawing' | 'image'>;

/**
 * Reads a drawing as a number: weighs all pieces that its atoms can be put together to, and finds the way of cutting that
 * costs least. One digit comes out as it is read by itself. Null where there is no ink.
 */
export function readNumber(drawing: Drawing, readPieces: ReadPieces): NumberReading | null {
  const whole = rasterize(drawing);
  if (whole === null) return null;
  const { atoms, drawingOf } = cutInk(drawing);
  if (atoms.length === 0) return null;
  const lineHeight = lineHeightOf(atoms);
  const unread: Unread[] = [];
  for (const [start, end] of rangesOf(atoms, lineHeight)) {
    const isAll = end - start === atoms.length;
    const part = isAll ? drawing : drawingOf(start, end, lineHeight);
    const image = isAll ? whole : rasterize(part);
    const box = boxAround(atoms.slice(start, end).map((atom) => atom.box));
    if (image !== null) unread.push({ start, end, box, drawing: part, image });
  }
  const readings = readPieces(unread.map(({ image }) => image));
  const candidates = [
    ...unread.map((piece, index) => weigh(piece, atoms, lineHeight, readings[index]!)),
    ...atoms.flatMap((_, at) => signAt(atoms, at, lineHeight, drawingOf) ?? []),
  ];
  const severed = atoms.map((_, at) => severingCost(atoms, at));
  const [best, next = null] = cheapestPaths(atoms.length, candidates, cutCost).map(({ steps, cost }): Cutting => ({
    pieces: steps,
    cuts: steps.slice(1).map((after, index) => cutCost(steps[index]!, after)),
    cost,
  }));
  return { text: best!.pieces.map(textOf).join(''), best: best!, next, candidates };

  function cutCost(before: Piece, after: Piece): number {
    return before.kind === 'digit' && after.kind === 'digit'
      ? severed[after.start]! + partingCost(before.box, after.box, lineHeight)
      : severed[after.start]!;
  }
}

/** The ranges of atoms that could be one digit: each atom, those that are not too many or too wide together, and all. */
function rangesOf(atoms: readonly Atom[], lineHeight: number): readonly (readonly [start: number, end: number])[] {
  const all = [0, atoms.length] as const;
  if (atoms.length > MOST_CUT || lineHeight === 0) return [all];
  const ranges = atoms.flatMap((_, start) => {
    const ends = atoms.slice(start, start + MOST_ATOMS).map((_, offset) => start + offset + 1);
    return ends
      .filter((end) => end === start + 1 || isNarrow(atoms.slice(start, end)))
      .map((end) => [start, end] as const);
  });
  return ranges.some(([start, end]) => end - start === atoms.length) ? ranges : [...ranges, all];

  function isNarrow(some: readonly Atom[]): boolean {
    return widthOf(boxAround(some.map(({ box }) => box))) <= WIDEST * lineHeight;
  }
}

function weigh(piece: Unread, atoms: readonly Atom[], lineHeight: number, reading: PieceReading): DigitPiece {
  const { probabilities, likeness } = reading;
  const { digit } = answerOf(probabilities);
  const read = -Math.log(Math.max(LEAST, probabilities[digit]!));
  const unlike = likeness === null ? 0 : -Math.log(Math.max(LEAST_LIKE, likeness.share));
  const shape = lineHeight === 0 ? 0 : pieceCost(atoms.slice(piece.start, piece.end), digit, lineHeight);
  return { kind: 'digit', ...piece, ...reading, digit, costs: { read, unlike, shape }, cost: read + unlike + shape };
}

function signAt(
  atoms: readonly Atom[],
  at: number,
  lineHeight: number,
  drawingOf: (start: number, end: number, lineHeight: number) => Drawing,
): SignPiece | null {
  const { box } = atoms[at]!;
  const sign = signOf(box, aroundOf(atoms.slice(0, at)), aroundOf(atoms.slice(at + 1)), lineHeight);
  if (sign === null) return null;
  return {
    kind: 'sign',
    sign,
    start: at,
    end: at + 1,
    box,
    drawing: drawingOf(at, at + 1, lineHeight),
    cost: SIGN_COST,
  };
}

const aroundOf = (atoms: readonly Atom[]) => (atoms.length === 0 ? null : boxAround(atoms.map(({ box }) => box)));

/** What it costs to cut between the atom at `start` and the one before: the sources that go on across. */
function severingCost(atoms: readonly Atom[], start: number): number {
  const last = new Map<number, Atom>();
  for (const atom of atoms.slice(0, start)) last.set(atom.source, atom);
  const after = new Set(atoms.slice(start).map(({ source }) => source));
  return [...last.values()].reduce((cost, atom) => cost + (after.has(atom.source) ? atom.cutCost : 0), 0);
}
