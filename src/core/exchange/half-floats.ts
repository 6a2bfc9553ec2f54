/** A 16-bit float (IEEE 754, binary16) by its bits. */
export function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** A 16-bit float that is the first half of a 32-bit one (bfloat16), by its bits. */
export function brainFloat(bits: number): number {
  const data = new DataView(new ArrayBuffer(4));
  data.setUint16(0, bits);
  return data.getFloat32(0);
}
