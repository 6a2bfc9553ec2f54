import type { InkImage } from '../ink/drawing';
import { withoutSpecks } from '../ink/lifting/pieces';

/** A row of pixels is part of a ruled line where so many of its columns have ink, be it faint. */
const COVERED = 0.75;
const FAINTEST = 0.08;

/** Lines thicker than this share of the picture's height are none, but a shadow or a bar. */
const THICKEST = 0.06;

/** Rows from `top` up to, but not, `bottom`. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A picture without the lines of ruled paper: what goes across nearly all of it, but where a stroke crosses, with ink above
 * and below. The picture itself where there are none.
 */
export function withoutRuledLines(image: InkImage): InkImage {
  const bands = ruledLines(image);
  if (bands.length === 0) return image;
  const { width, height } = image;
  const pixels = image.pixels.slice();
  for (const { top, bottom } of bands)
    for (let x = 0; x < width; x++) {
      const crosses = isInk(image, x, top - 1) && isInk(image, x, bottom);
      for (let y = top; y < bottom && !crosses; y++) pixels[y * width + x] = 0;
    }
  return withoutSpecks({ width, height, pixels });
}

function ruledLines(image: InkImage): readonly Band[] {
  const { width, height, pixels } = image;
  const bands: Band[] = [];
  let top: number | null = null;
  for (let y = 0; y <= height; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const covered = row.reduce((count, ink) => count + (ink > FAINTEST ? 1 : 0), 0);
    if (covered >= COVERED * width && y < height) top ??= y;
    else if (top !== null) {
      bands.push({ top, bottom: y });
      top = null;
    }
  }
  return bands.filter((band) => band.bottom - band.top <= Math.max(2, THICKEST * height));
}

const isInk = ({ width, height, pixels }: InkImage, x: number, y: number): boolean =>
  y >= 0 && y < height && pixels[y * width + x]! > FAINTEST;
