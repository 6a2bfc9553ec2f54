import type { Variation } from '../ink/variation';
import { writeDegrees, writeFactor, writeInFull } from './quantities';

/** An angle: `40°`; with the way it goes, `40° left` (counter-clockwise) or `40° right`, unless either way is the same. */
export function describeAngle(angle: number): string {
  if (angle === 0 || angle === 180) return writeDegrees(angle);
  return `${writeDegrees(Math.abs(angle))} ${angle > 0 ? 'left' : 'right'}`;
}

/** A shift in pixels: `2 right and 1 up`; null where there is none. */
export function describeShift(shiftX: number, shiftY: number): string | null {
  const parts = [
    ...(shiftX === 0 ? [] : [`${writeInFull(Math.abs(shiftX))} ${shiftX > 0 ? 'right' : 'left'}`]),
    ...(shiftY === 0 ? [] : [`${writeInFull(Math.abs(shiftY))} ${shiftY > 0 ? 'down' : 'up'}`]),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** A variation in words, the parts that change nothing left out: `turned 40° left, shifted 2 right`; null where none does. */
export function describeVariation({ shiftX, shiftY, angle, scale, thickness }: Variation): string | null {
  const shift = describeShift(shiftX, shiftY);
  const parts = [
    ...(angle === 0 ? [] : [`turned ${describeAngle(angle)}`]),
    ...(shift === null ? [] : [`shifted ${shift}`]),
    ...(scale === 1 ? [] : [`${writeFactor(scale)} the size`]),
    ...(thickness === 1 ? [] : [`strokes ${writeFactor(thickness)} as wide`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
