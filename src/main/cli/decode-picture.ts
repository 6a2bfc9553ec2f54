import { decode } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { RgbaPixels } from '../../core/ink/picture';
import { UserError } from '../../core/user-error';
import { jpegOrientation, turnUpright } from './jpeg-orientation';

/** Larger pictures than any camera's are not read into memory, in millions of pixels. */
const LARGEST = 120;

const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]);
const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xd8, 0xff]);

/** The pixels of a PNG or JPEG picture, upright; null for anything else. `file` names it in a UserError if it is broken. */
export function decodePicture(bytes: Uint8Array, file: string): RgbaPixels | null {
  if (isPng(bytes)) return decodePng(bytes, file);
  if (isJpeg(bytes)) return decodeJpeg(bytes, file);
  return null;
}

function decodePng(bytes: Uint8Array, file: string): RgbaPixels {
  // Width and height stand at the beginning, and are looked at before anything is made of that size.
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24) refuseHuge(header.getUint32(16), header.getUint32(20), file);
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    throw new UserError(`${file} is a broken PNG picture.`);
  }
}

function decodeJpeg(bytes: Uint8Array, file: string): RgbaPixels {
  try {
    const picture = decode(bytes, { useTArray: true, maxResolutionInMP: LARGEST, maxMemoryUsageInMB: 2048 });
    return turnUpright(picture, jpegOrientation(bytes));
  } catch (error) {
    if (/limit exceeded/.test(String(error))) throw new UserError(`${file} is too large a picture.`);
    throw new UserError(`${file} is a broken JPEG picture.`);
  }
}

function refuseHuge(width: number, height: number, file: string): void {
  if (width * height > LARGEST * 1e6) throw new UserError(`${file} is too large a picture.`);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
