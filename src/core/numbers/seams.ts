import type { InkImage } from '../ink/drawing';

/** A way from the top of some ink to its bottom: for each of its rows the first column on the right side. */
export interface Seam {
  /** From the row `top` on. */
  readonly columns: Int32Array;
  readonly top: number;
  /** How much ink it crosses, in pixels. */
  readonly ink: number;
}

/** The pixels to be cut: those with this label, in these rows and columns. */
export interface SeamInk {
  readonly image: InkImage;
  readonly labels: Int32Array;
  readonly label: number;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** Seams stay within so much of the line's height on both sides of where they set out. */
const REACH = 0.2;

/** So many seams are tried in ink as wide as the line is high, and none this near to its sides. */
const TRIED = 16;
const MARGIN = 0.08;

/** What is on each side of a seam is at least so high, as a share of the line's height: no bar or tail of a digit is cut off. */
const LOWEST = 0.6;

/** A step aside costs so much of a pixel of ink: straight where nothing is gained. */
const ASIDE = 0.05;

/**
 * The seams through one connected part that cross less ink than those beside them, from left to right: where two digits
 * that touch may be cut.
 * @param lineHeight in pixels
 * @param most seams that cross more ink than this, in pixels, are left out
 */
export function seamsOf(ink: SeamInk, lineHeight: number, most: number): Seam[] {
  const { left, right } = ink.box;
  const margin = MARGIN * lineHeight;
  const step = Math.max(1, lineHeight / TRIED);
  const reach = Math.max(1, Math.round(REACH * lineHeight));
  const seams: Seam[] = [];
  for (let x = left + margin; x <= right - margin; x += step) seams.push(seamAt(ink, Math.round(x), reach));
  return seams.filter(
    (seam, index) =>
      seam.ink <= most &&
      seam.ink < (seams[index - 1]?.ink ?? Infinity) &&
      seam.ink <= (seams[index + 1]?.ink ?? Infinity) &&
      lowerSideOf(ink, seam) >= LOWEST * lineHeight,
  );
}

/** The seam around a column that crosses the least ink, by dynamic programming from row to row. */
function seamAt({ image, labels, label, box }: SeamInk, middle: number, reach: number): Seam {
  const { top, bottom } = box;
  const side = 2 * reach + 1;
  const rows = bottom - top;
  const came = new Int8Array(rows * side);
  let costs = new Float64Array(side);
  for (let row = 0; row < rows; row++) {
    const next = new Float64Array(side);
    for (let place = 0; place < side; place++) {
      let from = 0;
      if (row > 0)
        for (const aside of [-1, 1])
          if ((costs[place + aside] ?? Infinity) + ASIDE < costs[place + from]! + (from === 0 ? 0 : ASIDE))
            from = aside;
      came[row * side + place] = from;
      const x = middle - reach + place;
      const at = (top + row) * image.width + x;
      const here = x >= 0 && x < image.width && labels[at] === label ? image.pixels[at]! : 0;
      next[place] = (row > 0 ? costs[place + from]! + (from === 0 ? 0 : ASIDE) : 0) + here;
    }
    costs = next;
  }
  let place = costs.indexOf(Math.min(...costs));
  const columns = new Int32Array(rows);
  let ink = 0;
  for (let row = rows - 1; row >= 0; row--) {
    const x = (columns[row] = middle - reach + place);
    const at = (top + row) * image.width + x;
    if (x >= 0 && x < image.width && labels[at] === label) ink += image.pixels[at]!;
    place += came[row * side + place]!;
  }
  return { columns, top, ink };
}

/** How high the ink on the lower side of a seam is, in pixels. */
function lowerSideOf({ image, labels, label, box }: SeamInk, { columns }: Seam): number {
  const rows: readonly [left: number[], right: number[]] = [[], []];
  columns.forEach((column, row) => {
    const start = (box.top + row) * image.width;
    const middle = Math.min(box.right, Math.max(box.left, column));
    if (labels.subarray(start + box.left, start + middle).includes(label)) rows[0].push(row);
    if (labels.subarray(start + middle, start + box.right).includes(label)) rows[1].push(row);
  });
  return Math.min(...rows.map((side) => (side.at(-1) ?? 0) - (side[0] ?? 1) + 1));
}
