import decode, { init } from '@jsquash/avif/decode.js';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { startCodec } from './codec';

export const isAvif = (bytes: Uint8Array): boolean => hasAt(bytes, 4, 'ftypavi');

/** The pixels of an AVIF picture. */
export async function decodeAvif(bytes: Uint8Array): Promise<RgbaPixels> {
  await startCodec(init, '@jsquash/avif/codec/dec/avif_dec.wasm');
  const picture = (await decode(Uint8Array.from(bytes).buffer)) as unknown as RgbaPixels | null;
  if (picture === null) throw new Error('It holds no picture.');
  return picture;
}
