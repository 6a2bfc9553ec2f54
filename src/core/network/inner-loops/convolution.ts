/**
 * Correlation and its gradient. Numbers are 32-bit floats at the given addresses of the heap, images in
 * the order row, column, channel. `filters` is a multiple of 8; `above` rows of zeros are thought above and below `x`.
 */

/**
 * y[n, row, column, filter] =
 *   bias[filter] + sum of x[n, row * stride + i - above, column * stride + j, channel] * w[i, j, channel, filter]
 * @param bias its address, or 0 for none
 */
export function correlate(
  x: usize,
  w: usize,
  bias: usize,
  y: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  side: i32,
  stride: i32,
  filters: i32,
  outHeight: i32,
  outWidth: i32,
  above: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = <usize>width * pixel;
  const outPixel = (<usize>filters) << 2;
  const outRow = <usize>outWidth * outPixel;
  const taps = <usize>side * pixel;
  const kernelRow = <usize>side * <usize>channels * outPixel;
  const step = <usize>stride * pixel;
  for (let n = 0; n < batch; n++)
    for (let outY = 0; outY < outHeight; outY++) {
      const top = outY * stride - above;
      const first = max(0, -top);
      const rows = min(side, height - top) - first;
      const inputs = x + <usize>(n * height + top + first) * row;
      const outputs = y + <usize>(n * outHeight + outY) * outRow;
      for (let filter: usize = 0; filter < outPixel; filter += 32) {
        const kernels = w + <usize>first * kernelRow + filter;
        const start0 = bias ? v128.load(bias + filter) : f32x4.splat(0);
        const start1 = bias ? v128.load(bias + filter, 16) : f32x4.splat(0);
        let column = 0;
        // The last four columns may overlap with those before; what is computed twice comes out the same.
        for (; outWidth >= 4 && column < outWidth; column += 4) {
          const at = min(column, outWidth - 4);
          const into = outputs + <usize>at * outPixel + filter;
          fourOutputs(inputs + <usize>at * step, kernels, into, rows, row, step, taps, outPixel, start0, start1);
        }
        for (; column < outWidth; column++) {
          const into = outputs + <usize>column * outPixel + filter;
          oneOutput(inputs + <usize>column * step, kernels, into, rows, row, taps, outPixel, start0, start1);
        }
      }
    }
}

/** Four neighbouring outputs of eight filters: as many sums as the processor has room for. `step` leads to the next. */
function fourOutputs(
  x: usize,
  w: usize,
  y: usize,
  rows: i32,
  row: usize,
  step: usize,
  taps: usize,
  outPixel: usize,
  start0: v128,
  start1: v128,
): void {
  let a0 = start0;
  let a1 = start1;
  let b0 = start0;
  let b1 = start1;
  let c0 = start0;
  let c1 = start1;
  let d0 = start0;
  let d1 = start1;
  const second = step;
  const third = step << 1;
  const fourth = second + third;
  for (let i = 0; i < rows; i++, x += row) {
    let from = x;
    for (const end = from + taps; from < end; from += 4, w += outPixel) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const a = v128.load_splat<f32>(from);
      a0 = f32x4.add(a0, f32x4.mul(a, w0));
      a1 = f32x4.add(a1, f32x4.mul(a, w1));
      const b = v128.load_splat<f32>(from + second);
      b0 = f32x4.add(b0, f32x4.mul(b, w0));
      b1 = f32x4.add(b1, f32x4.mul(b, w1));
      const c = v128.load_splat<f32>(from + third);
      c0 = f32x4.add(c0, f32x4.mul(c, w0));
      c1 = f32x4.add(c1, f32x4.mul(c, w1));
      const d = v128.load_splat<f32>(from + fourth);
      d0 = f32x4.add(d0, f32x4.mul(d, w0));
      d1 = f32x4.add(d1, f32x4.mul(d, w1));
    }
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  y += outPixel;
  v128.store(y, b0);
  v128.store(y, b1, 16);
  y += outPixel;
  v128.store(y, c0);
  v128.store(y, c1, 16);
  y += outPixel;
  v128.store(y, d0);
  v128.store(y, d1, 16);
}

/** One output of eight filters. */
function oneOutput(
  x: usize,
  w: usize,
  y: usize,
  rows: i32,
  row: usize,
  taps: usize,
  outPixel: usize,
  start0: v128,
  start1: v128,
): void {
  let a0 = start0;
  let a1 = start1;
  for (let i = 0; i < rows; i++, x += row) {
    let from = x;
    for (const end = from + taps; from < end; from += 4, w += outPixel) {
      const a = v128.load_splat<f32>(from);
      a0 = f32x4.add(a0, f32x4.mul(a, v128.load(w)));
      a1 = f32x4.add(a1, f32x4.mul(a, v128.load(w, 16)));
    }
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
}

/**
 * dw[i, tap, filter] = sum of x[n, row * stride + i - above, (column * stride).. + tap] * dy[n, row, column, filter], where the taps are a
 * window's row, column by column and channel by channel. `dw` has room for a multiple of 4 taps a row; those past the
 * window hold nothing of meaning.
 */
export function kernelGradient(
  x: usize,
  dy: usize,
  dw: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  side: i32,
  stride: i32,
  filters: i32,
  outHeight: i32,
  outWidth: i32,
  above: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = <usize>width * pixel;
  const outPixel = (<usize>filters) << 2;
  const outRow = <usize>outWidth * outPixel;
  const taps = (<usize>side * pixel + 15) & ~15;
  const kernelRow = (taps >> 2) * outPixel;
  const step = <usize>stride * pixel;
  const stepRow = <usize>stride * row;
  memory.fill(dw, 0, <usize>side * kernelRow);
  // An image and its gradient stay in the cache while all sums go over them.
  for (let n = 0; n < batch; n++)
    for (let i = 0; i < side; i++) {
      // The outputs whose window has its row i within the image.
      const first = max(0, above - i + stride - 1) / stride;
      const rows = min(outHeight, (height + above - i + stride - 1) / stride) - first;
      const inputs = x + <usize>(n * height + first * stride + i - above) * row;
      const gradients = dy + <usize>(n * outHeight + first) * outRow;
      const sums = dw + <usize>i * kernelRow;
      for (let filter: usize = 0; filter < outPixel; filter += 32)
        for (let tap: usize = 0; tap < taps; tap += 16) {
          const into = sums + (tap >> 2) * outPixel + filter;
          fourTaps(inputs + tap, gradients + filter, into, rows, outWidth, stepRow, step, outPixel);
        }
    }
}

/** Four neighbouring taps of eight filters, summed over rows of outputs; `row` and `step` lead to the next one's input. */
function fourTaps(
  x: usize,
  dy: usize,
  dw: usize,
  rows: i32,
  columns: i32,
  row: usize,
  step: usize,
  outPixel: usize,
): void {
  const second = dw + outPixel;
  const third = second + outPixel;
  const fourth = third + outPixel;
  let a0 = v128.load(dw);
  let a1 = v128.load(dw, 16);
  let b0 = v128.load(second);
  let b1 = v128.load(second, 16);
  let c0 = v128.load(third);
  let c1 = v128.load(third, 16);
  let d0 = v128.load(fourth);
  let d1 = v128.load(fourth, 16);
  for (let y = 0; y < rows; y++, x += row) {
    let from = x;
    for (const end = x + <usize>columns * step; from < end; from += step, dy += outPixel) {
      const g0 = v128.load(dy);
      const g1 = v128.load(dy, 16);
      const a = v128.load_splat<f32>(from);
      a0 = f32x4.add(a0, f32x4.mul(a, g0));
      a1 = f32x4.add(a1, f32x4.mul(a, g1));
      const b = v128.load_splat<f32>(from, 4);
      b0 = f32x4.add(b0, f32x4.mul(b, g0));
      b1 = f32x4.add(b1, f32x4.mul(b, g1));
      const c = v128.load_splat<f32>(from, 8);
      c0 = f32x4.add(c0, f32x4.mul(c, g0));
      c1 = f32x4.add(c1, f32x4.mul(c, g1));
      const d = v128.load_splat<f32>(from, 12);
      d0 = f32x4.add(d0, f32x4.mul(d, g0));
      d1 = f32x4.add(d1, f32x4.mul(d, g1));
    }
  }
  v128.store(dw, a0);
  v128.store(dw, a1, 16);
  v128.store(second, b0);
  v128.store(second, b1, 16);
  v128.store(third, c0);
  v128.store(third, c1, 16);
  v128.store(fourth, d0);
  v128.store(fourth, d1, 16);
}
