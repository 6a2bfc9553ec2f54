/** A number as the window writes it, with its real minus sign. */
export function numberIn(text: string | null): number {
  const written = (text ?? '').trim().replace('−', '-');
  if (written === '' || Number.isNaN(Number(written))) throw new Error(`“${text}” is no number.`);
  return Number(written);
}

/** The named numbers of a sum that is written out, by the names that stand beneath them. */
export function termsIn(shown: ParentNode): ReadonlyMap<string, number> {
  const named = [...shown.querySelectorAll('data + small')];
  return new Map(named.map((name) => [name.textContent, numberIn(name.previousElementSibling!.textContent)]));
}

/** The named number; it must be there. */
export function termIn(shown: ParentNode, name: string): number {
  const value = termsIn(shown).get(name);
  if (value === undefined) throw new Error(`No number is named “${name}”.`);
  return value;
}

/** The grid of numbers under that caption, row by row. */
export function gridIn(shown: ParentNode, caption: string): readonly (readonly number[])[] {
  const table = [...shown.querySelectorAll('table')].find((grid) => grid.caption?.textContent === caption);
  if (!table) throw new Error(`No grid is called “${caption}”.`);
  return [...table.rows].map((row) => [...row.cells].map((cell) => numberIn(cell.textContent)));
}

/** All numbers in a row. */
export const add = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** How far a sum of so many numbers with four decimals may be from what it shows. */
export const roundingOf = (count: number): number => 0.00005 * (count + 1);
