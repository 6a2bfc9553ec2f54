import { IMAGE_PIXELS, IMAGE_SIZE } from '../digits';
import type { Corruption } from './corruption';
import { UNMOVED, warp } from './warp';

/** Which way an image is smoothed: along its rows, or down its columns. */
type Axis = 'rows' | 'columns';

/**
 * Smooths an image one way by a Gaussian with this deviation in pixels, cut off at four of them. Beyond the edge the outermost
 * pixels go on, or all is paper.
 */
function smoothAlong(image: Float32Array, deviation: number, axis: Axis, beyond: 'same' | 'paper'): Float32Array {
  const reach = Math.round(4 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-0.5 * ((at - reach) / deviation) ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const last = IMAGE_SIZE - 1;
  return Float32Array.from(image, (_, pixel) => {
    const x = pixel % IMAGE_SIZE;
    const y = Math.floor(pixel / IMAGE_SIZE);
    const own = axis === 'rows' ? x : y;
    let sum = 0;
    for (let at = 0; at < weights.length; at++) {
      const place = own + at - reach;
      const within = Math.min(last, Math.max(0, place));
      if (within !== place && beyond === 'paper') continue;
      sum += weights[at]! * image[axis === 'rows' ? y * IMAGE_SIZE + within : within * IMAGE_SIZE + x]!;
    }
    return sum / total;
  });
}

/** Smooths an image both ways, see {@link smoothAlong}. */
export const smooth = (image: Float32Array, deviation: number, beyond: 'same' | 'paper'): Float32Array =>
  smoothAlong(smoothAlong(image, deviation, 'columns', beyond), deviation, 'rows', beyond);

/** Seen through frosted glass: smoothed, neighbouring pixels swapped here and there, twice over, and smoothed again. */
export const glassBlur: Corruption = (image, random) => {
  // The published code smooths down the columns alone: it takes an image's last axis for its colours.
  const smoothed = smoothAlong(image, 0.7, 'columns', 'same');
  for (let time = 0; time < 2; time++) {
    for (let y = IMAGE_SIZE - 1; y > 1; y--) {
      for (let x = IMAGE_SIZE - 1; x > 1; x--) {
        if (random.integer(2) === 0) continue;
        const other = (y - random.integer(2)) * IMAGE_SIZE + x - random.integer(2);
        const own = y * IMAGE_SIZE + x;
        [smoothed[own], smoothed[other]] = [smoothed[other]!, smoothed[own]!];
      }
    }
  }
  return smoothAlong(smoothed, 0.7, 'columns', 'same');
};

/** So many pixels long is the smear, and so fast it fades: half a Gaussian with this deviation. */
const SMEAR = 21;
const SMEAR_DEVIATION = 3;

/** Moved while it was looked at: each pixel takes in those that lie up to 20 pixels to its right, along a slanted line. */
export const motionBlur: Corruption = (image, random) => smear(image, (random.uniform(-45, 45) * Math.PI) / 180);

function smear(image: Float32Array, angle: number): Float32Array {
  const steps = Array.from({ length: SMEAR }, (_, at) => ({
    weight: Math.exp(-0.5 * (at / SMEAR_DEVIATION) ** 2),
    // The whole pixel that lies nearest.
    right: Math.ceil(at * Math.cos(angle) - 0.5),
    down: Math.ceil(at * Math.sin(angle) - 0.5),
  }));
  const total = steps.reduce((sum, { weight }) => sum + weight, 0);
  const within = (place: number): number => Math.min(IMAGE_SIZE - 1, Math.max(0, place));
  const smeared = new Float32Array(IMAGE_PIXELS);
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const sum = steps.reduce(
        (so, { weight, right, down }) => so + weight * image[within(y + down) * IMAGE_SIZE + within(x + right)]!,
        0,
      );
      smeared[y * IMAGE_SIZE + x] = sum / total;
    }
  }
  return smeared;
}

/** The mean of what lies along a line of some pixels' length through each pixel, at an angle in degrees counter-clockwise. */
export function blurAlongLine(image: Float32Array, length: number, angle: number): Float32Array {
  const places = 4 * (length - 1) + 1;
  const right = Math.cos((angle * Math.PI) / 180);
  const down = -Math.sin((angle * Math.PI) / 180);
  const blurred = new Float32Array(IMAGE_PIXELS);
  for (let at = 0; at < places; at++) {
    const along = (at / (places - 1) - 0.5) * (length - 1);
    const shifted = warp(image, UNMOVED, -along * right, -along * down);
    shifted.forEach((ink, pixel) => (blurred[pixel]! += ink / places));
  }
  return blurred;
}
