import type { InkImage } from '../drawing';
import { edgeOf } from '../pixel-box';
import { shrink } from '../shrink';
import { opened } from './opened';
import { quantile } from './quantile';

/** Looked at on a picture of no more than so many pixels a side. */
const COARSE_SIDE = 240;

/** Strokes and gaps are measured by squares that reach so far, as a share of the picture's longer side. */
const REACHES = [0.0042, 0.0085, 0.0125, 0.02, 0.03, 0.05, 0.075, 0.11, 0.15];

/** What stands out by less than such a share of what stands out most is shade and grain. */
const FAINTEST = 0.3;

/** Paper is even where such a share of the picture's edge is within so much of 0..1 of one tone, and so is the middle tone of all. */
const EVEN_SHARE = 0.95;
const EVEN = 0.12;
const EVEN_MIDDLE = 0.03;

/** Pictures of no more pixels a side are cut out or made, and have no shadows. */
const SMALL = 64;

/** Whether ink is lighter than the paper that it lies on. `darkness` is 0 white to 1 black. */
export function inkIsLighter(darkness: InkImage): boolean {
  const edge = edgeOf(darkness);
  const paper = quantile(edge, 0.5);
  const isSmall = Math.max(darkness.width, darkness.height) <= SMALL;
  const isEdgeEven = edge.filter((value) => Math.abs(value - paper) <= EVEN).length >= EVEN_SHARE * edge.length;
  const isEven = isEdgeEven && Math.abs(quantile(darkness.pixels, 0.5) - paper) <= EVEN_MIDDLE;
  if (isSmall || isEven) return darkness.pixels.reduce((sum, value) => sum + (value - paper) ** 3, 0) < 0;
  return lightLinesAreLonger(darkness);
}

/**
 * The same on paper with shadows: ink is what is drawn in lines, so of what is darker than its surroundings and what is
 * lighter, as gaps between strokes are, it is the longer for its width. Shadows are neither.
 */
function lightLinesAreLonger(darkness: InkImage): boolean {
  const dark = shrink(darkness, Math.ceil(Math.max(darkness.width, darkness.height) / COARSE_SIDE));
  const light = { ...dark, pixels: dark.pixels.map((value) => 1 - value) };
  const standing = [standingOut(dark), standingOut(light)] as const;
  const least = FAINTEST * Math.max(...standing.map((sizes) => quantile(sizes.at(-1)!, 0.998)));
  return lengthOf(standing[1], least) > lengthOf(standing[0], least);
}

/** By how much each pixel is darker than what is left when squares have filled what they don't fit in, the smallest first. */
function standingOut(image: InkImage): readonly Float32Array[] {
  return reachesOf(image).map((reach) => {
    const around = opened(image, reach).pixels;
    return image.pixels.map((value, index) => value - around[index]!);
  });
}

const reachesOf = ({ width, height }: InkImage): readonly number[] =>
  REACHES.map((share) => Math.max(1, Math.round(share * Math.max(width, height))));

/** How long what stands out is, in some unit: its area by its width, at the width where that is most. */
function lengthOf(standing: readonly Float32Array[], least: number): number {
  const areas = standing.map((values) => values.reduce((count, value) => (value > least ? count + 1 : count), 0));
  return Math.max(...areas.map((area, index) => area / REACHES[index]!));
}
