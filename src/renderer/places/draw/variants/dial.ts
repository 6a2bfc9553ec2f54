/** The geometry of the dial: the image in its middle, and a ring round it on which 0 degrees is at the right. */

/** Turned so near to a multiple of {@link DETENT} degrees, the ring stays on it. */
const PULL = 3;
export const DETENT = 15;

/** The angle of a place seen from the dial's middle, `right` and `down` of it: counter-clockwise, in degrees, -180..180. */
export function angleAt(right: number, down: number): number {
  return (Math.atan2(-down, right) * 180) / Math.PI;
}

/** An angle in whole degrees, on the next multiple of 15 where that is near; just as it is where it is `free`. */
export function snapAngle(angle: number, free: boolean): number {
  if (free) return angle;
  const detent = DETENT * Math.round(angle / DETENT);
  return Math.abs(angle - detent) <= PULL ? detent : Math.round(angle);
}

/** A shift in whole pixels; in tenths where it is `free`. */
export function snapShift(shift: number, free: boolean): number {
  return free ? shift : Math.round(shift);
}

/** An arc of a circle about the origin as an SVG path: from 0 degrees at the right, counter-clockwise where positive. */
export function arcPath(radius: number, angle: number): string {
  const radians = (angle * Math.PI) / 180;
  const [x, y] = [radius * Math.cos(radians), -radius * Math.sin(radians)];
  const isLarge = Math.abs(angle) > 180 ? 1 : 0;
  return `M ${radius} 0 A ${radius} ${radius} 0 ${isLarge} ${angle > 0 ? 0 : 1} ${x.toFixed(2)} ${y.toFixed(2)}`;
}
