/** A box in pad units, its sides along the pad's. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const widthOf = ({ left, right }: Box): number => right - left;
export const heightOf = ({ top, bottom }: Box): number => bottom - top;
export const middleOf = ({ left, right }: Box): number => (left + right) / 2;

/** The smallest box around some boxes, at least one. */
export function boxAround(boxes: readonly Box[]): Box {
  return boxes.reduce((around, box) => ({
    left: Math.min(around.left, box.left),
    top: Math.min(around.top, box.top),
    right: Math.max(around.right, box.right),
    bottom: Math.max(around.bottom, box.bottom),
  }));
}

/** The smallest box around some points, at least one; of no size around a single one. */
export function boxOfPoints(points: readonly { readonly x: number; readonly y: number }[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** How wide the columns are that both boxes lie in; less than 0 for the gap between them. */
export const sharedWidth = (one: Box, other: Box): number =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left);
