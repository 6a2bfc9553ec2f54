import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../../src/core/user-error';
import { isCsv, readCsvDigits } from '../../../../../src/main/services/digits/csv-digits';

const image = Array.from({ length: 16 }, (_, at) => at * 17);
const row = (label: unknown, values: readonly unknown[] = image, separator = ','): string =>
  [label, ...values].join(separator);
const headed = `label,${image.map((_, at) => `pixel${at}`).join(',')}`;

describe('digits in a table', () => {
  it.each([
    ['with a heading', `${headed}\n${row(7)}\n${row(0)}\n`],
    ['without one', `${row(7)}\n${row(0)}`],
    ['of Windows, with quotes and blank lines', `\ufeff${row('"7"')}\r\n\r\n${row(0)}\r\n`],
    ['with semicolons', `${row(7, image, ';')}\n${row(0, image, ';')}\n`],
    ['with the label last', `${image.join(',')},7\n${image.join(',')},0\n`],
    ['of shares', `${row('7.0', image.map((value) => value / 255))}\n${row(0, image.map((value) => value / 255))}\n`], // prettier-ignore
  ])('are read %s', (_, text) => {
    expect(isCsv(text)).toBe(true);
    const { images, labels } = readCsvDigits(text, 't.csv');
    expect([...labels]).toEqual([7, 0]);
    expect([images.count, images.width, images.height]).toEqual([2, 4, 4]);
    expect([...images.pixels]).toEqual([...image, ...image]);
  });

  it.each([
    [row(7, image.slice(1)), 't.csv has 16 values in a row, which are not a label and the pixels'],
    [`${row(7)}\n${row(12)}`, 't.csv, row 2 has no label'],
    [`${headed}\n${row(7)}\n${row('seven')}`, 't.csv, row 3 has no label from 0 to 9.'],
    [`${headed}\n${row(7, [...image.slice(1), 256])}`, 't.csv, row 2 has a pixel that is no number from 0 to 255.'],
    [`${headed}\n${row(7, [...image.slice(1), 'x'])}`, 't.csv, row 2 has a pixel that is no number from 0 to 255.'],
    [`${row(7)}\n${row(7, image.slice(1))}`, "t.csv is not a table of digits: its rows don't have the same number"],
    [headed, 'There are no digits in t.csv.'],
  ])('are refused in one sentence where they can’t be read', (text, message) => {
    const read = (): unknown => readCsvDigits(text, 't.csv');
    expect(read).toThrow(UserError);
    expect(read).toThrow(message);
  });
});
