/** Little-endian 32-bit floats, one array after the other. */
export function floatBytes(arrays: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + length * 4, 0));
  const data = new DataView(bytes.buffer);
  let offset = 0;
  for (const values of arrays)
    for (const value of values) {
      data.setFloat32(offset, value, true);
      offset += 4;
    }
  return bytes;
}
