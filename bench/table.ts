/** Cells under headings, for a terminal: the first column to the left, the others to the right. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('   '),
    )
    .join('\n');
}

/** `14,200`, to three digits: more would be noise. */
export const amount = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });

/** `1.04x`; a dash where there is nothing to compare with. */
export const ratio = (value: number | null): string => (value === null ? '–' : `${amount(value)}x`);
