import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSheet, drawSheet, type GreySheet } from '../../../../src/core/data/contact-sheet';
import { imageAt, type Digits } from '../../../../src/core/data/digits';
import { UserError } from '../../../../src/core/user-error';

/** Digits with these labels, each image with values of its own. */
function digitsOf(labels: readonly number[]): Digits {
  const images = Uint8Array.from({ length: labels.length * 784 }, (_, index) => (index * 31 + (index >> 9)) % 256);
  return { count: labels.length, images, labels: Uint8Array.from(labels) };
}

const rows = (digits: Digits): string[] =>
  Array.from(digits.labels, (label, place) => `${label}:${imageAt(digits, place).join()}`);

describe('a contact sheet', () => {
  it('is cut up into the digits that were put on it, by label', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 60 }), (labels) => {
        const digits = digitsOf(labels);
        const { picture, layout } = drawSheet(digits);
        const cut = cutSheet(picture, layout, 'sheet.png');
        expect([...cut.labels]).toEqual([...labels].sort());
        expect(rows(cut).sort()).toEqual(rows(digits).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('has black ink on white paper, twice as large, and a row for each label', () => {
    const digits = digitsOf([5, 3, 3]);
    const { picture } = drawSheet(digits);
    const at = (x: number, y: number) => picture.grey[y * picture.width + x];
    expect([picture.width, picture.height]).toEqual([6 + 10 * 62, 6 + 2 * 62]);
    expect(at(0, 0)).toBe(255);
    const five = imageAt(digits, 0);
    expect([at(6, 68), at(7, 69), at(8, 68)]).toEqual([255 - five[0]!, 255 - five[0]!, 255 - five[1]!]);
    expect(at(6 + 62, 6)).toBe(255 - imageAt(digits, 2)[0]!);
  });

  it('of many digits is not enlarged, and of too many is refused', () => {
    const many = drawSheet(digitsOf(Array.from({ length: 2_501 }, () => 4)));
    expect(many.picture.width).toBe(6 + 51 * 34);
    expect(cutSheet(many.picture, many.layout, 'f').count).toBe(2_501);
    expect(() => drawSheet({ count: 20_001, images: new Uint8Array(), labels: new Uint8Array(20_001) })).toThrow(
      '20,000',
    );
    expect(() => drawSheet(digitsOf([]))).toThrow(UserError);
  });

  it('that was changed is refused', () => {
    const { picture, layout } = drawSheet(digitsOf([1, 2]));
    const smaller: GreySheet = { width: 100, height: 100, grey: new Uint8Array(10_000) };
    expect(() => cutSheet(smaller, layout, 'sheet.png')).toThrow(
      `sheet.png is a contact sheet of ${picture.width}x${picture.height} pixels that was changed to 100x100`,
    );
    for (const text of ['', '{}', layout.replace('"12"', '"12x"'), layout.replace('"columns":10', '"columns":0')])
      expect(() => cutSheet(picture, text, 'sheet.png')).toThrow('no layout of a contact sheet');
    expect(() => cutSheet(picture, layout.replace('"12"', '"11112"'), 'sheet.png')).not.toThrow();
    expect(() => cutSheet(picture, layout.replace('"12"', '"123"'), 'sheet.png')).toThrow(UserError);
  });
});
