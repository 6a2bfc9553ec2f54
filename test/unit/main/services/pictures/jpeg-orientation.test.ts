import { describe, expect, it } from 'vitest';
import { jpegOrientation, turnUpright } from '../../../../../src/main/services/pictures/jpeg-orientation';

/** The beginning of a JPEG file whose camera noted an orientation. */
function jpeg(orientation: number, little: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, 1, little);
  tiff.setUint16(10, 0x0112, little);
  tiff.setUint16(12, 3, little);
  tiff.setUint32(14, 1, little);
  tiff.setUint16(18, orientation, little);
  const jfif = [0xff, 0xe0, 0, 4, 0, 0];
  const exif = [0xff, 0xe1, 0, 2 + 6 + 26, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...exif, 0xff, 0xda, 0, 2]);
}

/** An F, which looks different in each of the eight ways; a pixel for each letter. */
const F = ['XXX', 'X..', 'XX.', 'X..'];

/** How a camera that held it so stores the F, by the Exif standard: where its first row and column lie. */
const STORED: Readonly<Record<number, readonly string[]>> = {
  1: ['XXX', 'X..', 'XX.', 'X..'],
  2: ['XXX', '..X', '.XX', '..X'],
  3: ['..X', '.XX', '..X', 'XXX'],
  4: ['X..', 'XX.', 'X..', 'XXX'],
  5: ['XXXX', 'X.X.', 'X...'],
  6: ['X...', 'X.X.', 'XXXX'],
  7: ['...X', '.X.X', 'XXXX'],
  8: ['XXXX', '.X.X', '...X'],
};

const picture = (rows: readonly string[]) => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from([...Buffer.from(rows.join(''))].flatMap((letter) => [letter, 0, 0, 255])),
});

describe("a camera's orientation", () => {
  it('is read in either byte order', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      expect(jpegOrientation(jpeg(orientation, true))).toBe(orientation);
      expect(jpegOrientation(jpeg(orientation, false))).toBe(orientation);
    }
  });

  it('is upright where there is none, or a broken one', () => {
    expect(jpegOrientation(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]))).toBe(1);
    for (let length = 2; length < jpeg(6, true).length - 8; length++) {
      expect([1, 6]).toContain(jpegOrientation(jpeg(6, true).slice(0, length)));
    }
  });

  it.each(Object.keys(STORED).map(Number))('%i is turned upright', (orientation) => {
    const { width, height, data } = turnUpright(picture(STORED[orientation]!), orientation);
    expect([width, height]).toEqual([3, 4]);
    expect([...data]).toEqual([...picture(F).data]);
  });

  it('changes nothing where the number means nothing', () => {
    expect(turnUpright(picture(F), 9)).toEqual(picture(F));
  });
});
