import { mediaType } from '../../../core/media-type';
import { connection } from '../../state/connection/connection.svelte';
import { onDesktop } from '../../state/connection/message-port-channel';
import { finishSaving } from '../../state/save-file';
import { toasts } from '../../ui/toasts.svelte';

/** A file that the window has made; its name ends with .csv, .svg, .png, .json or .txt. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** A way to export something, and how a menu calls it. */
export interface ExportFormat {
  readonly title: string;
  readonly make: () => ExportedFile | Promise<ExportedFile>;
}

/** Makes a file and lets the user keep it: by the desktop's dialog, or as a download. What goes wrong shows as a toast. */
export async function saveExported({ make }: ExportFormat): Promise<void> {
  await toasts.attempt(async () => {
    const { name, content } = await make();
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    finishSaving(
      onDesktop()
        ? await connection.call('files.save', name, bytes)
        : { kind: 'download', name, type: mediaType(name), bytes },
    );
  });
}

/** A file's name of some words: lower case, with hyphens between them. */
export function fileName(words: string, extension: string): string {
  const name = words
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${name.slice(0, 80) || 'inkling'}.${extension}`;
}
