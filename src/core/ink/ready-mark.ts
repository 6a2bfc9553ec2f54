import { centreLine, type CentreLine } from './centre-line';
import type { InkImage, Mark } from './drawing';
import { paintLine, paintPicture, type InkGrid } from './paint';
import { shrink } from './shrink';
import { strokeWidth, thicken } from './thickness';
import { compose, scaleOf, scaling, type Transform } from './transform';

/** A mark made ready to be painted at many places and sizes. */
export type ReadyMark =
  | { readonly kind: 'line'; readonly line: CentreLine; readonly erases: boolean }
  /** `toPad` goes from the picture's pixels to pad units; `strokeWidth` is in its pixels. */
  | { readonly kind: 'picture'; readonly image: InkImage; readonly toPad: Transform; readonly strokeWidth: number };

/** `finest` is the length, in pad units, below which a picture's detail doesn't count: it is averaged away here, once. */
export function makeReady(mark: Mark, finest: number): ReadyMark {
  if (mark.kind === 'stroke') return { kind: 'line', line: centreLine(mark), erases: mark.tool === 'eraser' };
  const factor = Math.max(1, Math.floor(finest / mark.scale));
  const image = shrink(mark.image, factor);
  return {
    kind: 'picture',
    image,
    toPad: scaling(mark.scale * factor, mark.x, mark.y),
    strokeWidth: strokeWidth(image),
  };
}

/** How marks are painted. */
export interface Painting {
  /** Samples along a pixel's side. */
  readonly perPixel: number;
  /** Stroke width, 1 for unchanged. */
  readonly thickness: number;
  /** No stroke is painted with a radius less than this, in samples. */
  readonly thinnest: number;
}

/** Paints marks in their order. `transform` goes from pad units to samples. */
export function paintMarks(grid: InkGrid, marks: readonly ReadyMark[], transform: Transform, painting: Painting): void {
  const { perPixel, thickness, thinnest } = painting;
  for (const mark of marks) {
    if (mark.kind === 'line') {
      const smallestRadius = mark.erases ? 0 : thinnest;
      paintLine(grid, mark.line, transform, {
        erases: mark.erases,
        widthFactor: mark.erases ? 1 : thickness,
        smallestRadius,
      });
    } else {
      const image = thickness === 1 ? mark.image : thicken(mark.image, ((thickness - 1) * mark.strokeWidth) / 2);
      const toSamples = compose(mark.toPad, transform);
      // Where a picture's pixels are about as large as the image's, one look at each pixel's centre keeps it crisp:
      // a 28x28 picture in its frame comes out as it is. Finer ones are averaged over the pixel.
      const coarse = scaleOf(toSamples) >= perPixel / 2;
      paintPicture(grid, image, toSamples, coarse ? perPixel : 1);
    }
  }
}
