/** Numbers are 32-bit floats at the given addresses of the heap. */

/** dx = dy where y is above 0, else dy (factor y + offset). */
export function rectifierGradient(y: usize, dy: usize, dx: usize, count: i32, factor: f32, offset: f32): void {
  const end = y + ((<usize>count) << 2);
  const factors = f32x4.splat(factor);
  const offsets = f32x4.splat(offset);
  for (; y + 16 <= end; y += 16, dy += 16, dx += 16) {
    const value = v128.load(y);
    const gradient = v128.load(dy);
    const below = f32x4.mul(gradient, f32x4.add(f32x4.mul(value, factors), offsets));
    v128.store(dx, v128.bitselect(gradient, below, f32x4.gt(value, f32x4.splat(0))));
  }
  for (; y < end; y += 4, dy += 4, dx += 4) {
    const value = load<f32>(y);
    const gradient = load<f32>(dy);
    store<f32>(dx, value > 0 ? gradient : gradient * (value * factor + offset));
  }
}
