import { IMAGE_PIXELS, IMAGE_SIZE } from '../../data/digits';
import { CLASSES } from '../layer';
import type { Network } from '../network';

/** A square of the drawing, in pixels; it may hang over the edge. */
interface Square {
  readonly top: number;
  readonly left: number;
}

/** What a network reads where squares of the drawing are covered, one at a time. */
export interface CoveredAnswers {
  /** The side of the squares, in pixels. */
  readonly side: number;
  /** All squares; `probabilities` has length 10, and is null for a square without ink, which changes nothing. */
  readonly squares: readonly (Square & { readonly probabilities: Float32Array | null })[];
  /** The probabilities where nothing is covered. */
  readonly uncovered: Float32Array;
}

/**
 * Covers the drawing with squares of paper, one at a time, and reads it each time (Zeiler and Fergus 2014).
 * @param image `[28, 28]`, ink 1 on paper 0
 * @param side of the squares, in pixels
 * @param stride how many pixels they are apart; at most `side`, so that they leave nothing out
 */
export function coverInTurn(network: Network, image: Float32Array, side: number, stride: number): CoveredAnswers {
  const starts: number[] = [];
  for (let start = stride - side; start < IMAGE_SIZE; start += stride) starts.push(start);
  const squares = starts.flatMap((top) => starts.map((left) => ({ top, left })));
  const inked = squares.filter((square) => pixelsOf(square, side).some((pixel) => image[pixel]! > 0));
  const images = new Float32Array((inked.length + 1) * IMAGE_PIXELS);
  for (let row = 0; row <= inked.length; row++) images.set(image, row * IMAGE_PIXELS);
  inked.forEach((square, row) => {
    for (const pixel of pixelsOf(square, side)) images[row * IMAGE_PIXELS + pixel] = 0;
  });
  const read = network.recognize(images, inked.length + 1);
  const probabilities = new Map(inked.map((square, row) => [square, read.slice(row * CLASSES, (row + 1) * CLASSES)]));
  return {
    side,
    squares: squares.map((square) => ({ ...square, probabilities: probabilities.get(square) ?? null })),
    uncovered: read.slice(inked.length * CLASSES),
  };
}

/** A covered square and the probability that the digit has then. */
export interface Covering extends Square {
  readonly probability: number;
}

/** What the ink means for one digit. */
export interface Occlusion {
  /** The side of the squares, in pixels. */
  readonly side: number;
  /**
   * `[28, 28]`: by how much the digit's log-odds fall where a pixel is covered, the mean over the squares that cover it;
   * above 0 where the ink speaks for the digit. Log-odds tell 99.9 % from 99.99 %, which a difference of shares hides.
   */
  readonly values: Float32Array;
  /** The digit's probability where nothing is covered. */
  readonly probability: number;
  /** The square that takes most from it, and the one that gives it most; null where no square has ink. */
  readonly lowest: Covering | null;
  readonly highest: Covering | null;
}

/** Makes the map of one digit out of the readings. */
export function occlusionOf({ side, squares, uncovered }: CoveredAnswers, digit: number): Occlusion {
  const values = new Float32Array(IMAGE_PIXELS);
  const counts = new Float32Array(IMAGE_PIXELS);
  const before = logOdds(uncovered, digit);
  for (const square of squares) {
    const fall = square.probabilities === null ? 0 : before - logOdds(square.probabilities, digit);
    for (const pixel of pixelsOf(square, side)) {
      values[pixel]! += fall;
      counts[pixel]! += 1;
    }
  }
  const coverings = squares
    .flatMap(({ top, left, probabilities }) =>
      probabilities === null ? [] : [{ top, left, probability: probabilities[digit]! }],
    )
    .sort((a, b) => a.probability - b.probability);
  return {
    side,
    values: values.map((sum, pixel) => sum / counts[pixel]!),
    probability: uncovered[digit]!,
    lowest: coverings[0] ?? null,
    highest: coverings.at(-1) ?? null,
  };
}

/** The pixels of a square that are on the drawing. */
function pixelsOf({ top, left }: Square, side: number): readonly number[] {
  const pixels: number[] = [];
  for (let row = Math.max(0, top); row < Math.min(IMAGE_SIZE, top + side); row++)
    for (let column = Math.max(0, left); column < Math.min(IMAGE_SIZE, left + side); column++)
      pixels.push(row * IMAGE_SIZE + column);
  return pixels;
}

/** The least that a softmax of 32 bits tells from 0. */
const LEAST = 1e-38;

/** log(p / (1 - p)), with 1 - p added up from the other digits: it is exact where p is nearly 1. */
function logOdds(probabilities: Float32Array, digit: number): number {
  const others = probabilities.reduce((sum, share, other) => (other === digit ? sum : sum + share), 0);
  return Math.log(Math.max(LEAST, probabilities[digit]!)) - Math.log(Math.max(LEAST, others));
}
