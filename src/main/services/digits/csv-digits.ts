import { CsvError, parse } from 'csv-parse/sync';
import type { IdxImages } from '../../../core/data/idx';
import { CLASSES } from '../../../core/network/layer';
import { UserError } from '../../../core/user-error';

/** What a heading calls the column of the labels. */
const LABEL_HEADINGS = ['label', 'digit', 'class', 'target', 'y'];

/** A row with fewer values is no image. */
const FEWEST_VALUES = 16;

/** Whether a text is a table of values, by its first line. */
export const isCsv = (text: string): boolean =>
  !/^\s*[[{<]/.test(text) && (/^.*/.exec(text)?.[0].match(/[,;\t]/g)?.length ?? 0) >= FEWEST_VALUES;

/**
 * Reads labelled images from a table, one a row: the label in the column that a heading calls so, else in the first column,
 * or in the last where that has more kinds of labels; then a square image's pixels row by row, 0 to 255 or 0 to 1.
 * @throws UserError that names the row
 */
export function readCsvDigits(text: string, name: string): { readonly images: IdxImages; readonly labels: Uint8Array } {
  const all = parseRows(text, name);
  const heading = all[0]?.some((cell) => !isNumber(cell)) ? all[0] : null;
  const rows = heading === null ? all : all.slice(1);
  const [first] = rows;
  if (first === undefined) throw new UserError(`There are no digits in ${name}.`);
  const width = Math.sqrt(first.length - 1);
  if (!Number.isInteger(width) || first.length - 1 < FEWEST_VALUES)
    throw new UserError(
      `${name} has ${first.length} values in a row, which are not a label and the pixels of a square image (785 for 28x28).`,
    );
  const column = labelColumn(rows, heading, first.length - 1);
  const labels = Uint8Array.from(rows, (row, index) => {
    if (!isLabel(row[column])) throw new UserError(`${whereOf(name, index, heading)} has no label from 0 to 9.`);
    return Number(row[column]);
  });
  const values = rows.map((row) => row.filter((_, at) => at !== column).map(Number));
  const scale = values.every((row) => row.every((value) => value <= 1)) ? 255 : 1;
  const pixels = new Uint8Array(rows.length * width * width);
  values.forEach((row, index) => {
    if (row.some((value) => !(value >= 0 && value * scale <= 255)))
      throw new UserError(`${whereOf(name, index, heading)} has a pixel that is no number from 0 to 255.`);
    pixels.set(
      row.map((value) => Math.round(value * scale)),
      index * width * width,
    );
  });
  return { images: { count: rows.length, width, height: width, pixels }, labels };
}

function parseRows(text: string, name: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: [',', ';', '\t'], skip_empty_lines: true, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`${name} is not a table of digits: its rows don't have the same number of values.`);
  }
}

function labelColumn(rows: readonly string[][], heading: readonly string[] | null, last: number): number {
  const named = heading?.findIndex((cell) => LABEL_HEADINGS.includes(cell.toLowerCase())) ?? -1;
  if (named >= 0) return named;
  // A corner of paper is 0 in every row, as if that were its label.
  return kindsIn(rows, last) > kindsIn(rows, 0) ? last : 0;
}

/** How many labels there are in a column; none where one of its values is no label. */
const kindsIn = (rows: readonly string[][], column: number): number =>
  rows.every((row) => isLabel(row[column])) ? new Set(rows.map((row) => Number(row[column]))).size : 0;

const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

const isLabel = (cell: string | undefined): boolean =>
  cell !== undefined && isNumber(cell) && Number.isInteger(Number(cell)) && Number(cell) >= 0 && Number(cell) < CLASSES;

const whereOf = (name: string, index: number, heading: readonly string[] | null): string =>
  `${name}, row ${index + (heading === null ? 1 : 2)}`;
