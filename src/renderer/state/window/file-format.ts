/** A file that the window has made; its name ends with .csv, .svg, .png, .json, .txt or .inkling. */
export interface WindowFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** A way to export something, and how a menu calls it. */
export interface FileFormat {
  readonly title: string;
  readonly make: () => WindowFile | Promise<WindowFile>;
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
