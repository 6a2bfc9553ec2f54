import { decode } from 'jpeg-js';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { jpegOrientation, turnUpright } from './jpeg-orientation';
import { MOST_MEGAPIXELS, TooLarge } from './too-large';

/** What decoding may take of memory. */
const MEGABYTES = 2048;

export const isJpeg = (bytes: Uint8Array): boolean => hasAt(bytes, 0, '\xff\xd8\xff');

/** The pixels of a JPEG picture, turned as its camera says. */
export function decodeJpeg(bytes: Uint8Array): RgbaPixels {
  try {
    const limits = { maxResolutionInMP: MOST_MEGAPIXELS, maxMemoryUsageInMB: MEGABYTES };
    return turnUpright(decode(bytes, { useTArray: true, ...limits }), jpegOrientation(bytes));
  } catch (error) {
    throw /limit exceeded/.test(String(error)) ? new TooLarge('', { cause: error }) : error;
  }
}
