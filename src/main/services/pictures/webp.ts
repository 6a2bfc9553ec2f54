import decode, { init } from '@jsquash/webp/decode.js';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { startCodec } from './codec';

export const isWebp = (bytes: Uint8Array): boolean => hasAt(bytes, 0, 'RIFF') && hasAt(bytes, 8, 'WEBP');

/** The pixels of a WebP picture. */
export async function decodeWebp(bytes: Uint8Array): Promise<RgbaPixels> {
  await startCodec(init, '@jsquash/webp/codec/dec/webp_dec.wasm');
  const picture: unknown = await decode(Uint8Array.from(bytes).buffer);
  return picture as RgbaPixels;
}
