import type { Client } from '../../../core/contract/client';
import type { Toasts } from '../../ui/toasts.svelte';
import type { Pad } from './pad.svelte';
import { readPictureFile } from './picture-file';

/** Lays on the pad what was not drawn there. What goes wrong shows as a toast. */
export class PadSources {
  /** Only the last thing that was asked for is laid on the pad, whatever comes back first. */
  #lastAsked = 0;

  constructor(
    private readonly client: Pick<Client, 'call'>,
    private readonly pad: Pick<Pad, 'laySample' | 'layPicture'>,
    private readonly toasts: Pick<Toasts, 'attempt'>,
  ) {}

  /** Lays a digit of the MNIST test set on the pad. */
  layMnistDigit(): Promise<void> {
    return this.#lay(async () => {
      const sample = await this.client.call('digits.sample', null);
      return () => this.pad.laySample(sample);
    });
  }

  /** Lays a dropped or pasted picture on the pad. */
  layPictureFile(file: File): Promise<void> {
    return this.#lay(async () => {
      const picture = await readPictureFile(this.client, file);
      return () => this.pad.layPicture(picture);
    });
  }

  async #lay(fetch: () => Promise<() => void>): Promise<void> {
    const asked = ++this.#lastAsked;
    await this.toasts.attempt(async () => {
      const put = await fetch();
      if (asked === this.#lastAsked) put();
    });
  }
}
