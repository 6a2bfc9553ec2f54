import { decode } from 'bmp-ts';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { refuseHuge } from './too-large';

export const isBmp = (bytes: Uint8Array): boolean => hasAt(bytes, 0, 'BM');

/** The pixels of a Windows bitmap; one without any opacity has none to speak of, and is all opaque. */
export function decodeBmp(bytes: Uint8Array): RgbaPixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseHuge(Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
  const { width, height, data } = decode(Buffer.from(bytes), { toRGBA: true });
  const isOpaque = data.every((value, index) => index % 4 !== 3 || value === 0);
  return { width, height, data: isOpaque ? data.map((value, index) => (index % 4 === 3 ? 255 : value)) : data };
}
