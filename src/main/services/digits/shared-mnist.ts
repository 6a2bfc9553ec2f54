import type { Digits } from '../../../core/data/digits';
import { loadTestDigits, loadTrainingDigits } from './mnist';

/** MNIST in memory that all threads share, so that a team of them needs it once. */
export interface SharedMnist {
  readonly mnist: Digits;
  readonly test: Digits;
}

let loaded: Promise<SharedMnist> | undefined;

/** Reads MNIST when it is asked for first, and keeps it. */
export function loadSharedMnist(): Promise<SharedMnist> {
  loaded ??= readSharedMnist();
  return loaded;
}

/** Reads MNIST from its files. */
export async function readSharedMnist(): Promise<SharedMnist> {
  const [mnist, test] = await Promise.all([loadTrainingDigits(), loadTestDigits()]);
  return { mnist: share(mnist), test: share(test) };
}

/** A copy of the digits that a thread can be given without copying it once more. */
export function share({ count, images, labels }: Digits): Digits {
  return { count, images: sharedCopy(images), labels: sharedCopy(labels) };
}

function sharedCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
