/** A name out of a file as it is shown: on one line, and no longer than anybody reads. */
export const shownName = (name: string): string =>
  name
    .slice(0, 200)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 60) || 'without a name';
