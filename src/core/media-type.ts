const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  txt: 'text/plain',
  zip: 'application/zip',
  html: 'text/html',
};

/** The media type of a file to be downloaded, by its name's ending. */
export function mediaType(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
