/** A value with three significant digits, and a real minus sign. */
export function writeValue(value: number): string {
  const magnitude = Math.abs(value);
  const digits =
    magnitude === 0
      ? '0'
      : magnitude >= 100
        ? magnitude.toFixed(0)
        : magnitude < 0.001
          ? magnitude.toExponential(1)
          : magnitude.toPrecision(3);
  return value < 0 ? `−${digits}` : digits;
}
