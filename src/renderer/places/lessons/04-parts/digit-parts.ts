import { blankGrid, gridOf, type Grid } from '../grids/grids';

/** A stroke that digits are made of. */
export type DigitPart = 'loop' | 'left' | 'middle' | 'right' | 'diagonal';

/** Where in a digit a part stands. */
export type Slot = 'top' | 'middle' | 'foot';

/** From top to bottom. */
export const SLOTS: readonly Slot[] = ['top', 'middle', 'foot'];

/** The parts that may stand in each place. */
export const PARTS_FOR: Readonly<Record<Slot, readonly DigitPart[]>> = {
  top: ['loop', 'left', 'middle', 'right', 'diagonal'],
  middle: ['left', 'middle', 'right', 'diagonal'],
  foot: ['loop', 'left', 'middle', 'right', 'diagonal'],
};

/** A part for each place, null where there is none yet. */
export type Assembly = Readonly<Record<Slot, DigitPart | null>>;

/** Digits told by their parts, as a network's last layers tell them. */
export const RECIPES: readonly { readonly digit: number; readonly parts: Readonly<Record<Slot, DigitPart>> }[] = [
  { digit: 9, parts: { top: 'loop', middle: 'right', foot: 'diagonal' } },
  { digit: 6, parts: { top: 'diagonal', middle: 'left', foot: 'loop' } },
  { digit: 8, parts: { top: 'loop', middle: 'middle', foot: 'loop' } },
  { digit: 1, parts: { top: 'middle', middle: 'middle', foot: 'middle' } },
];

/** For each digit of {@link RECIPES}, how many of its three parts are in their place. */
export function partVotes(assembly: Assembly): readonly { readonly digit: number; readonly votes: number }[] {
  return RECIPES.map(({ digit, parts }) => ({
    digit,
    votes: SLOTS.filter((slot) => assembly[slot] === parts[slot]).length,
  }));
}

/** The digit all of whose parts are in their place; null where there is none. */
export const digitMadeOf = (assembly: Assembly): number | null =>
  partVotes(assembly).find(({ votes }) => votes === SLOTS.length)?.digit ?? null;

const ROWS = 7;
const COLUMNS = 5;
const LOOP = gridOf('.###.', '.#.#.', '.###.');
const LINES = { left: '.#...', middle: '..#..', right: '...#.' } as const;

/** The parts put together, 7 rows of 5: a loop takes three rows, anything else at the top or the foot two, the middle the rest. */
export function assemble(assembly: Assembly): Grid {
  const top = rowsFor(assembly.top);
  const foot = rowsFor(assembly.foot);
  return [
    ...partRows(assembly.top, 'top', top),
    ...partRows(assembly.middle, 'middle', ROWS - top - foot),
    ...partRows(assembly.foot, 'foot', foot),
  ];
}

const rowsFor = (part: DigitPart | null): number => (part === 'loop' ? 3 : 2);

function partRows(part: DigitPart | null, slot: Slot, rows: number): Grid {
  if (part === null) return blankGrid(rows, COLUMNS);
  if (part === 'loop') return LOOP;
  if (part !== 'diagonal') return gridOf(...new Array<string>(rows).fill(LINES[part]));
  // It leads from the right to the middle, and at the foot on to the left.
  const first = slot === 'foot' ? 2 : 3;
  return gridOf(...Array.from({ length: rows }, (_, row) => '#'.padStart(first - row + 1, '.').padEnd(COLUMNS, '.')));
}
