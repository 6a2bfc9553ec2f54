/** Larger pictures than any camera's are not read into memory, in millions of pixels. */
export const MOST_MEGAPIXELS = 120;

/** A picture has more pixels than are read into memory. */
export class TooLarge extends Error {}

/** @throws TooLarge */
export function refuseHuge(width: number, height: number): void {
  if (width * height > MOST_MEGAPIXELS * 1e6) throw new TooLarge(`${width}x${height} pixels`);
}
