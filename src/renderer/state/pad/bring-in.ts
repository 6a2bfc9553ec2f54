import { pad } from '../app-state';
import { connection } from '../connection/connection.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { readPictureFile } from './picture-file';

/** Only the last thing that was asked for is laid on the pad, whatever comes back first. */
let lastAsked = 0;

/** Lays a digit of the MNIST test set on the pad. */
export function layMnistDigit(): Promise<void> {
  return lay(async () => {
    const sample = await connection.call('digits.sample', null);
    return () => pad.laySample(sample);
  });
}

/** Lays a dropped or pasted picture on the pad. */
export function layPictureFile(file: File): Promise<void> {
  return lay(async () => {
    const picture = await readPictureFile(file);
    return () => pad.layPicture(picture);
  });
}

async function lay(fetch: () => Promise<() => void>): Promise<void> {
  const asked = ++lastAsked;
  await toasts.attempt(async () => {
    const put = await fetch();
    if (asked === lastAsked) put();
  });
}
