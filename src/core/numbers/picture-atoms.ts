import { PAPER } from '../ink/connected-parts';
import type { Drawing, InkImage, Picture } from '../ink/drawing';
import { strokeWidth } from '../ink/thickness';
import type { Atom, CutInk } from './atom';
import { type Box, heightOf, middleOf, widthOf } from './box';
import { labelInk } from './ink-labels';
import { withoutRuledLines } from './ruled-lines';
import { type Seam, seamsOf } from './seams';

/** Parts narrower or lower than this share of the highest part's height are not two digits. */
const SMALLEST_CUT = 0.6;

/** What a cut through ink costs, and for each stroke's width that it goes through besides. */
const CUT_COST = 0.5;
const THROUGH = 0.5;

/** A cut goes through no more strokes than this. */
const MOST_STROKES = 2.5;

/** Some pixels of a picture, and what they are as an atom. */
interface PictureAtom {
  readonly label: number;
  /** In pixels. */
  readonly pixels: Box;
  readonly atom: Atom;
}

/** Cuts a picture, ruled lines left out: into connected parts of its ink, and where two digits may touch. */
export function cutPicture(whole: Picture): CutInk {
  const image = withoutRuledLines(whole.image);
  const picture = { ...whole, image };
  const { x, y, scale } = whole;
  const { labels, count } = labelInk(image);
  const parts = boxesOf(image, labels, count);
  const highest = Math.max(0, ...parts.map(heightOf));
  const stroke = strokeWidth(image);
  let next = count;
  const found = parts.flatMap((box, source) => {
    if (Math.min(widthOf(box), heightOf(box)) < SMALLEST_CUT * highest) return [{ label: source, source, cutCost: 0 }];
    const seams = seamsOf({ image, labels, label: source, box }, highest, MOST_STROKES * stroke);
    const sides = [source, ...seams.map(() => next++)];
    seams.toReversed().forEach((seam, index) => moveRight(image, labels, source, sides[seams.length - index]!, seam));
    return sides.map((label, index) => {
      const seam = seams[index];
      return { label, source, cutCost: seam ? CUT_COST + (THROUGH * seam.ink) / stroke : 0 };
    });
  });
  const boxes = boxesOf(image, labels, next);
  const onPad = ({ left, top, right, bottom }: Box): Box => ({
    left: x + scale * left,
    top: y + scale * top,
    right: x + scale * right,
    bottom: y + scale * bottom,
  });
  const atoms = found
    .filter(({ label }) => boxes[label] !== undefined && widthOf(boxes[label]) > 0)
    .map(({ label, source, cutCost }): PictureAtom => {
      const pixels = boxes[label]!;
      return { label, pixels, atom: { box: onPad(inside(pixels, stroke)), source, cutCost } };
    })
    .sort((one, other) => middleOf(one.atom.box) - middleOf(other.atom.box));
  return {
    atoms: atoms.map(({ atom }) => atom),
    drawingOf: (start, end) => drawingOf(picture, labels, atoms.slice(start, end)),
  };
}

/** A box half a stroke smaller on each side, where the pen's path would be: pictures are measured as strokes are. */
function inside({ left, top, right, bottom }: Box, stroke: number): Box {
  const across = Math.min(stroke, right - left) / 2;
  const down = Math.min(stroke, bottom - top) / 2;
  return { left: left + across, top: top + down, right: right - across, bottom: bottom - down };
}

/** Gives the pixels of a part that lie right of a seam another label. */
function moveRight({ width }: InkImage, labels: Int32Array, from: number, to: number, { columns, top }: Seam): void {
  columns.forEach((column, row) => {
    for (let at = (top + row) * width + Math.max(0, column); at < (top + row + 1) * width; at++)
      if (labels[at] === from) labels[at] = to;
  });
}

/** The box of each label's pixels; an inside-out one for a label that no pixel has. */
function boxesOf({ width, height }: InkImage, labels: Int32Array, count: number): Box[] {
  const boxes = Array.from({ length: count }, () => ({ left: width, top: height, right: 0, bottom: 0 }));
  labels.forEach((label, at) => {
    if (label === PAPER) return;
    const box = boxes[label]!;
    const column = at % width;
    const row = Math.floor(at / width);
    box.left = Math.min(box.left, column);
    box.right = Math.max(box.right, column + 1);
    box.top = Math.min(box.top, row);
    box.bottom = Math.max(box.bottom, row + 1);
  });
  return boxes;
}

/** The atoms' pixels alone, in a picture just large enough, where they lay. */
function drawingOf({ image, x, y, scale }: Picture, labels: Int32Array, atoms: readonly PictureAtom[]): Drawing {
  const left = Math.min(...atoms.map(({ pixels }) => pixels.left));
  const top = Math.min(...atoms.map(({ pixels }) => pixels.top));
  const width = Math.max(...atoms.map(({ pixels }) => pixels.right)) - left;
  const height = Math.max(...atoms.map(({ pixels }) => pixels.bottom)) - top;
  const wanted = new Set(atoms.map(({ label }) => label));
  const pixels = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = (top + row) * image.width + left + column;
      if (wanted.has(labels[at]!)) pixels[row * width + column] = image.pixels[at]!;
    }
  const mark: Picture = {
    kind: 'picture',
    image: { width, height, pixels },
    x: x + scale * left,
    y: y + scale * top,
    scale,
    framed: false,
  };
  return { marks: [mark] };
}
