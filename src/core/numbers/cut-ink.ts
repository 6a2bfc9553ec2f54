import { CENTRE_LINE_STRIDE, centreLine } from '../ink/centre-line';
import type { Drawing, Mark, Picture, Stroke } from '../ink/drawing';
import type { InkGrid } from '../ink/paint';
import { makeReady, paintMarks } from '../ink/ready-mark';
import { scaling } from '../ink/transform';
import type { CutInk } from './atom';
import { type Box, boxAround } from './box';
import { cutPicture } from './picture-atoms';
import { cutStrokes } from './stroke-atoms';

/** A drawing of strokes and pictures is painted on a square of so many pixels a side to be cut. */
const PAINTED_SIDE = 480;

const isPen = (mark: Mark): mark is Stroke => mark.kind === 'stroke' && mark.tool === 'pen';

/** Cuts a drawing: by its strokes where it is nothing else, else by its ink. A picture in its frame is one digit. */
export function cutInk({ marks }: Drawing): CutInk {
  const [mark, ...others] = marks;
  if (marks.every(isPen)) return cutStrokes(marks);
  if (mark?.kind === 'picture' && others.length === 0) return mark.framed ? uncut(mark) : cutPicture(mark);
  return cutPicture(painted(marks));
}

/** Whether a drawing may be more than one digit: cutting it is worth its time. A single stroke is looked at, nothing is read. */
export function mayBeNumber({ marks }: Drawing): boolean {
  const [mark, ...others] = marks;
  if (mark === undefined) return false;
  if (others.length > 0) return true;
  return mark.kind === 'picture' ? !mark.framed : cutStrokes([mark]).atoms.length > 1;
}

function uncut(picture: Picture): CutInk {
  return { atoms: [{ box: boxOf(picture), source: 0, cutCost: 0 }], drawingOf: () => ({ marks: [picture] }) };
}

/** All marks as one picture, with what was erased gone. */
function painted(marks: readonly Mark[]): Picture {
  const { left, top, right, bottom } = boxAround(
    marks.filter((mark) => mark.kind === 'picture' || isPen(mark)).map(boxOf),
  );
  const scale = Math.max(right - left, bottom - top, 1) / PAINTED_SIDE;
  const grid: InkGrid = { side: PAINTED_SIDE, samples: new Float32Array(PAINTED_SIDE * PAINTED_SIDE) };
  const ready = marks.map((mark) => makeReady(mark, scale));
  const painting = { perPixel: 1, thickness: 1, thinnest: 0 };
  paintMarks(grid, ready, scaling(1 / scale, -left / scale, -top / scale), painting);
  const image = { width: PAINTED_SIDE, height: PAINTED_SIDE, pixels: grid.samples };
  return { kind: 'picture', image, x: left, y: top, scale, framed: false };
}

/** The box that a mark's ink lies in. */
function boxOf(mark: Mark): Box {
  if (mark.kind === 'picture') {
    const { x, y, scale, image } = mark;
    return { left: x, top: y, right: x + scale * image.width, bottom: y + scale * image.height };
  }
  const line = centreLine(mark);
  const boxes: Box[] = [];
  for (let at = 0; at < line.length; at += CENTRE_LINE_STRIDE) {
    const [x, y, radius] = [line[at]!, line[at + 1]!, line[at + 2]!];
    boxes.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  }
  return boxAround(boxes);
}
