/** The letters and digits of a name, in lower case with hyphens between words; what is safe in any file's name. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return words.slice(0, 40).replace(/-$/, '') || 'model';
}
