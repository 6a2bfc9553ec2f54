import type { IdxImages } from '../../../core/data/idx';
import { type ImageLook, lookOf, turnImages } from '../../../core/data/image-look';
import { loadTestDigits } from './mnist';

/** How images are to be turned, where the user says so; else it is told by their look. */
export interface WantedTurn {
  readonly invert?: boolean | undefined;
  readonly transpose?: boolean | undefined;
}

/** Images that lie as MNIST's do, and what was done to them, as a sentence; null for nothing. */
export interface TurnedImages {
  readonly images: IdxImages;
  readonly note: string | null;
}

/** Turns labelled images as MNIST's lie. `file` names them in the note. */
export async function turnAsMnist(
  images: IdxImages,
  labels: Uint8Array,
  file: string,
  { invert, transpose }: WantedTurn,
): Promise<TurnedImages> {
  const seen = lookOf(images, labels, await loadTestDigits());
  const look = { isInverted: invert ?? seen.isInverted, isTransposed: transpose ?? seen.isTransposed };
  return { images: turnImages(images, look), note: describeTurn(look, file) };
}

function describeTurn({ isInverted, isTransposed }: ImageLook, file: string): string | null {
  const done = [
    ...(isInverted ? ['inverted, from black on white'] : []),
    ...(isTransposed ? ['transposed, from lying on their side'] : []),
  ];
  return done.length === 0 ? null : `The images of ${file} were ${done.join(', and ')}.`;
}
