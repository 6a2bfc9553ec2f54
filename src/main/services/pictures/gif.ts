import { decodeFrame } from 'modern-gif';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { refuseHuge } from './too-large';

export const isGif = (bytes: Uint8Array): boolean => hasAt(bytes, 0, 'GIF8');

/** The pixels of a GIF picture's first frame. */
export function decodeGif(bytes: Uint8Array): RgbaPixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseHuge(view.getUint16(6, true), view.getUint16(8, true));
  const { width, height, data } = decodeFrame(Uint8Array.from(bytes).buffer, 0);
  return { width, height, data };
}
