import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { cutSheet, drawSheet } from '../../../core/data/contact-sheet';
import type { Digits } from '../../../core/data/digits';
import { UserError } from '../../../core/user-error';
import { hasAt } from '../pictures/beginning';
import { PNG_SIGNATURE, pngChunks } from '../pictures/png';

/** The keyword of the text in the PNG file that says what lies where on the sheet. */
const KEYWORD = 'Inkling digits';

/** Larger pictures are not read into memory, in pixels. */
const MOST_PIXELS = 40e6;

/** The bytes of the signature and of the header after it. */
const HEADER_END = 8 + 25;

/** Whether bytes are a PNG picture that says which digits are on it. */
export const isContactSheet = (bytes: Uint8Array): boolean =>
  hasAt(bytes, 0, PNG_SIGNATURE) && findText(bytes) !== null;

/** Digits as a PNG picture that {@link readContactSheet} cuts up again. @throws UserError where they are too many */
export function writeContactSheet(digits: Digits): Uint8Array {
  const { picture, layout } = drawSheet(digits);
  const { width, height, grey } = picture;
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 });
  png.data = Buffer.from(grey);
  const bytes = PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 });
  return Buffer.concat([bytes.subarray(0, HEADER_END), textChunk(layout), bytes.subarray(HEADER_END)]);
}

/** The digits of such a picture. @throws UserError where it is another picture, or was changed */
export function readContactSheet(bytes: Uint8Array, file: string): Digits {
  const layout = findText(bytes);
  if (layout === null)
    throw new UserError(
      `${file} doesn't say which digits are on it: only contact sheets that Inkling made can be cut up, as it wrote them.`,
    );
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(16) * header.getUint32(20) > MOST_PIXELS) throw new UserError(`${file} is too large a picture.`);
  const { width, height, data } = decode(bytes, file);
  const grey = Uint8Array.from({ length: width * height }, (_, pixel) => data.readUInt8(4 * pixel));
  return cutSheet({ width, height, grey }, layout, file);
}

function decode(bytes: Uint8Array, file: string): PNG {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    throw new UserError(`${file} is a broken PNG picture.`);
  }
}

/** A `tEXt` chunk: its length, its kind, the keyword and the text, and a checksum. */
function textChunk(text: string): Buffer {
  const content = Buffer.from(`tEXt${KEYWORD}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return chunk;
}

/** The text with {@link KEYWORD}; null where there is none. */
function findText(bytes: Uint8Array): string | null {
  for (const { kind, content } of pngChunks(bytes)) {
    const text = kind === 'tEXt' ? Buffer.from(content).toString('latin1') : '';
    if (text.startsWith(`${KEYWORD}\0`)) return text.slice(KEYWORD.length + 1);
  }
  return null;
}
