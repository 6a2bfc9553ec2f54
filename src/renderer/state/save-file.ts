import type { SavedFile } from '../../core/contract/api';
import { toasts } from '../ui/toasts.svelte';

/** Finishes what the host began: hands a download to the browser, and says where the file went. */
export function finishSaving(file: SavedFile): void {
  switch (file.kind) {
    case 'written':
      toasts.say(`Saved as ${file.path}`);
      break;
    case 'cancelled':
      break;
    case 'download':
      download(file.name, new Blob([file.bytes.slice()], { type: file.type }));
      toasts.say(`Downloaded ${file.name}`);
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
