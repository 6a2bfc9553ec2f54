import { floatBytes } from '../float-bytes';
import type { WeightArray } from '../imported-network';

/** Where the data begins is rounded up to this, so that arrays can be used where they lie. */
const ALIGNMENT = 8;

/**
 * Writes SafeTensors (https://github.com/huggingface/safetensors): the length of the header in 64 bits, the header in
 * JSON, padded with spaces, and the arrays one after the other in C order. Little-endian, 32-bit floats.
 */
export function writeSafeTensors(
  arrays: Readonly<Record<string, WeightArray>>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let end = 0;
  const entries = Object.entries(arrays).map(([name, { shape, values }]) => {
    const start = end;
    end += values.length * 4;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }] as const;
  });
  const json = new TextEncoder().encode(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }));
  const header = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(8 + header + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header), true);
  bytes.fill(0x20, 8, 8 + header);
  bytes.set(json, 8);
  bytes.set(floatBytes(Object.values(arrays).map(({ values }) => values)), 8 + header);
  return bytes;
}
