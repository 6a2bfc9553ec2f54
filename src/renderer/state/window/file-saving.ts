import type { SavedFile } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import { mediaType } from '../../../core/media-type';
import type { Toasts } from '../../ui/toasts.svelte';
import { onDesktop } from '../connection/message-port-channel';
import type { FileFormat } from './file-format';

/** Lets the user keep a file, as the host does that, and says where it went. */
export class FileSaving {
  constructor(
    private readonly client: Pick<Client, 'call'>,
    private readonly toasts: Pick<Toasts, 'say' | 'attempt'>,
  ) {}

  /** Makes a file in the window and saves it: by the desktop's dialog, or as a download. What goes wrong shows as a toast. */
  async save({ make }: FileFormat): Promise<void> {
    await this.toasts.attempt(async () => {
      const { name, content } = await make();
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      this.finish(
        onDesktop()
          ? await this.client.call('files.save', name, bytes)
          : { kind: 'download', name, type: mediaType(name), bytes },
      );
    });
  }

  /** Finishes what the host began: hands a download to the browser, and says where the file went. */
  finish(file: SavedFile): void {
    switch (file.kind) {
      case 'written':
        this.toasts.say(`Saved as ${file.path}`);
        break;
      case 'cancelled':
        break;
      case 'download':
        download(file.name, new Blob([file.bytes.slice()], { type: file.type }));
        this.toasts.say(`Downloaded ${file.name}`);
    }
  }
}

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to have taken it up before the address goes away.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
