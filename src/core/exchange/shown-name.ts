/** A name out of a file as it is shown: on one line, and no longer than anybody reads. */
export function shownName(name: string): string {
  const visible = name
    .slice(0, 200)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  // By letters, which may be two units of the string.
  const letters = Array.from(visible);
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : visible || 'without a name';
}
