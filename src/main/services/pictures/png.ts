import { PNG } from 'pngjs';
import type { RgbaPixels } from '../../../core/ink/picture';
import { hasAt } from './beginning';
import { refuseHuge } from './too-large';

/** Where the first chunk begins, after the signature; a chunk has 12 bytes besides its content. */
const FIRST_CHUNK = 8;
const CHUNK_FRAME = 12;

/** Where the header has the bits per value. */
const DEPTH_AT = 24;

/** How every PNG file begins. */
export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';

export const isPng = (bytes: Uint8Array): boolean => hasAt(bytes, 0, '\x89PNG');

/**
 * The pixels of a PNG picture (W3C, Portable Network Graphics, third edition). What comes after its end is passed over, and
 * 16 bits of which only the lowest are in use, as sensors give them, are brought to full range.
 */
export function decodePng(bytes: Uint8Array): RgbaPixels {
  // Width and height stand at the beginning, and are looked at before anything is made of that size.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseHuge(view.getUint32(FIRST_CHUNK + 8), view.getUint32(FIRST_CHUNK + 12));
  const picture = Buffer.from(bytes.subarray(0, endOf(bytes)));
  if (bytes[DEPTH_AT] !== 16) return PNG.sync.read(picture);
  const { width, height, data } = PNG.sync.read(picture, { skipRescale: true });
  // Left as they are, values of 16 bits come in an array of such, whatever its type says.
  return { width, height, data: inBytes(data as unknown as Uint16Array) };
}

/** A chunk of a PNG file. */
interface PngChunk {
  readonly kind: string;
  readonly content: Uint8Array;
  /** Where it ends, its checksum included. */
  readonly end: number;
}

/** The chunks of a PNG file, one after the other, as far as they go. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk, void> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FIRST_CHUNK; at + CHUNK_FRAME <= view.length;) {
    const length = view.readUInt32BE(at);
    const end = at + CHUNK_FRAME + length;
    yield { kind: view.toString('latin1', at + 4, at + 8), content: view.subarray(at + 8, at + 8 + length), end };
    at = end;
  }
}

/** Where the chunk IEND ends; the end of the file where there is none. */
const endOf = (bytes: Uint8Array): number =>
  [...pngChunks(bytes)].find(({ kind }) => kind === 'IEND')?.end ?? bytes.length;

/** Values of 16 bits, `[height, width, 4]`, as bytes: colours by as many bits as the brightest takes, opacity by all. */
function inBytes(values: Uint16Array): Uint8Array {
  const brightest = values.reduce((most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)), 0);
  const full = 2 ** Math.max(8, Math.ceil(Math.log2(brightest + 1))) - 1;
  return Uint8Array.from(values, (value, index) => Math.round((255 * value) / (index % 4 === 3 ? 65_535 : full)));
}
