import { labelParts, PAPER } from '../connected-parts';
import type { InkImage } from '../drawing';
import type { PixelBox } from '../pixel-box';

/** A piece of ink with less than this share of the largest piece's is a speck of dirt. */
const SPECK = 0.03;

/** A frame lies along each side of its own box for such a share of it, no further off than such a share. */
const FRAME_ALONG = 0.8;
const FRAME_DEPTH = 0.04;

/** What lies along an edge of the picture for such a share of it is the desk or a shadow. */
const EDGE_ALONG = 0.3;

/** Frames and desks are told by there being other ink, of such a share of the picture's side. */
const LEAST_OTHER = 0.05;

/** Ink that hangs together: pixels that touch, at a corner too. */
interface Piece {
  readonly label: number;
  readonly ink: number;
  readonly box: PixelBox;
}

/** Which piece each pixel of ink belongs to, or {@link PAPER}. */
type PieceOf = Int32Array;

/** The picture without pieces of ink that are tiny beside the largest. */
export function withoutSpecks(image: InkImage): InkImage {
  const { pieces, pieceOf } = findPieces(image);
  return keep(image, pieceOf, withoutTiny(pieces));
}

/** The picture without what is no writing but lies around it: frames, what is cut off along an edge, specks. */
export function withoutSurroundings(image: InkImage): InkImage {
  const { pieces, pieceOf } = findPieces(image);
  const inner = unlessAll(pieces, image, (piece) => liesAlongEdge(piece, pieceOf, image));
  const writing = unlessAll(inner, image, (piece) => isFrame(piece, pieceOf, image));
  return keep(image, pieceOf, withoutTiny(writing));
}

/** The pieces but those so told, if of the others one is large enough to have been written. */
function unlessAll(
  pieces: readonly Piece[],
  { width, height }: InkImage,
  isTold: (piece: Piece) => boolean,
): readonly Piece[] {
  const others = pieces.filter((piece) => !isTold(piece));
  const least = LEAST_OTHER * Math.max(width, height);
  return others.some(({ box }) => Math.max(box.right - box.left, box.bottom - box.top) >= least) ? others : pieces;
}

function withoutTiny(pieces: readonly Piece[]): readonly Piece[] {
  const least = SPECK * pieces.reduce((most, { ink }) => Math.max(most, ink), 0);
  return pieces.filter(({ ink }) => ink >= least);
}

function keep(image: InkImage, pieceOf: PieceOf, pieces: readonly Piece[]): InkImage {
  const kept = new Set(pieces.map(({ label }) => label));
  return { ...image, pixels: image.pixels.map((value, index) => (kept.has(pieceOf[index]!) ? value : 0)) };
}

function liesAlongEdge({ label, box }: Piece, pieceOf: PieceOf, { width, height }: InkImage): boolean {
  const share = (count: number, isAt: (along: number) => number): number => {
    let touching = 0;
    for (let along = 0; along < count; along++) if (pieceOf[isAt(along)] === label) touching++;
    return touching / count;
  };
  return (
    (box.top === 0 && share(width, (x) => x) >= EDGE_ALONG) ||
    (box.bottom === height && share(width, (x) => (height - 1) * width + x) >= EDGE_ALONG) ||
    (box.left === 0 && share(height, (y) => y * width) >= EDGE_ALONG) ||
    (box.right === width && share(height, (y) => y * width + width - 1) >= EDGE_ALONG)
  );
}

/** Whether a piece lies along all four sides of its box, and holds little of what is within. */
function isFrame({ label, box }: Piece, pieceOf: PieceOf, { width }: InkImage): boolean {
  const across = box.right - box.left;
  const down = box.bottom - box.top;
  const deep = Math.ceil(FRAME_DEPTH * Math.max(across, down));
  if (Math.min(across, down) < 4 * deep) return false;
  const covered = (from: number, to: number, isInk: (along: number, depth: number) => boolean): boolean => {
    let count = 0;
    for (let along = from; along < to; along++) {
      let depth = 0;
      while (depth < deep && !isInk(along, depth)) depth++;
      if (depth < deep) count++;
    }
    return count >= FRAME_ALONG * (to - from);
  };
  const at = (x: number, y: number): boolean => pieceOf[y * width + x] === label;
  return (
    covered(box.left, box.right, (x, depth) => at(x, box.top + depth)) &&
    covered(box.left, box.right, (x, depth) => at(x, box.bottom - 1 - depth)) &&
    covered(box.top, box.bottom, (y, depth) => at(box.left + depth, y)) &&
    covered(box.top, box.bottom, (y, depth) => at(box.right - 1 - depth, y))
  );
}

function findPieces(image: InkImage): { pieces: readonly Piece[]; pieceOf: PieceOf } {
  const { width, height, pixels } = image;
  const pieceOf: PieceOf = new Int32Array(pixels.length).fill(PAPER);
  const pieces = Array.from({ length: labelParts(image, pieceOf, 0, 0) }, (_, label) => ({
    label,
    ink: 0,
    box: { left: width, top: height, right: 0, bottom: 0 },
  }));
  pieceOf.forEach((label, at) => {
    const piece = pieces[label];
    if (piece === undefined) return;
    const { box } = piece;
    const x = at % width;
    const y = Math.floor(at / width);
    piece.ink += pixels[at]!;
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + 1);
    box.bottom = Math.max(box.bottom, y + 1);
  });
  return { pieces, pieceOf };
}
