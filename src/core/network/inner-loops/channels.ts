/**
 * Passes over `rows` of `channels` numbers, 32-bit floats at the given addresses of the heap.
 */

/** Rows that are summed in 32 bits before they are added to the 64-bit sums. */
const ROWS_AT_ONCE: i32 = 64;

/** For each channel, as 64-bit floats: the sum of `g`, and the sum of `g` times `x`. */
export function channelSums(x: usize, g: usize, rows: i32, channels: i32, sums: usize, products: usize): void {
  const step = (<usize>channels) << 2;
  let channel: usize = 0;
  for (; channel + 16 <= step; channel += 16) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    let lowProducts = f64x2.splat(0);
    let highProducts = f64x2.splat(0);
    let offset = channel;
    for (let row = 0; row < rows;) {
      let sum = f32x4.splat(0);
      let product = f32x4.splat(0);
      for (const end = min(rows, row + ROWS_AT_ONCE); row < end; row++, offset += step) {
        const value = v128.load(g + offset);
        sum = f32x4.add(sum, value);
        product = f32x4.add(product, f32x4.mul(value, v128.load(x + offset)));
      }
      low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(sum, sum, 2, 3, 2, 3)));
      lowProducts = f64x2.add(lowProducts, f64x2.promote_low_f32x4(product));
      highProducts = f64x2.add(highProducts, f64x2.promote_low_f32x4(v128.shuffle<f32>(product, product, 2, 3, 2, 3)));
    }
    const at = channel << 1;
    v128.store(sums + at, low);
    v128.store(sums + at, high, 16);
    v128.store(products + at, lowProducts);
    v128.store(products + at, highProducts, 16);
  }
  for (; channel < step; channel += 4) {
    let sum: f64 = 0;
    let product: f64 = 0;
    let offset = channel;
    for (let row = 0; row < rows; row++, offset += step) {
      const value = <f64>load<f32>(g + offset);
      sum += value;
      product += value * <f64>load<f32>(x + offset);
    }
    store<f64>(sums + (channel << 1), sum);
    store<f64>(products + (channel << 1), product);
  }
}

/** y = a * g + b * x + c, with `a`, `b` and `c` of a number for each channel. */
export function channelBlend(
  x: usize,
  g: usize,
  y: usize,
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  channels: i32,
): void {
  const step = (<usize>channels) << 2;
  for (let row = 0; row < rows; row++, x += step, g += step, y += step) {
    let channel: usize = 0;
    for (; channel + 16 <= step; channel += 16) {
      const fromG = f32x4.mul(v128.load(a + channel), v128.load(g + channel));
      const fromX = f32x4.mul(v128.load(b + channel), v128.load(x + channel));
      v128.store(y + channel, f32x4.add(f32x4.add(fromG, fromX), v128.load(c + channel)));
    }
    for (; channel < step; channel += 4) {
      const fromG = load<f32>(a + channel) * load<f32>(g + channel);
      const fromX = load<f32>(b + channel) * load<f32>(x + channel);
      store<f32>(y + channel, fromG + fromX + load<f32>(c + channel));
    }
  }
}
