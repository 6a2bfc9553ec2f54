/**
 * The gradients of poolings; numbers are 32-bit floats at the given addresses of the heap, images in the order row,
 * column, channel. Windows begin `top` rows above and `left` columns before the image; what lies outside it is left out.
 */

/** Adds each window's gradient to dx at the first of the window's largest cells. `y` is what pooling made of `x`. */
export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
  stride: i32,
  outHeight: i32,
  outWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = (<usize>channels) << 2;
  memory.fill(dx, 0, <usize>(batch * height * width) * pixel);
  for (let n = 0; n < batch; n++)
    for (let row = 0; row < outHeight; row++) {
      const firstRow = max(0, row * stride - top);
      const endRow = min(height, row * stride - top + size);
      for (let column = 0; column < outWidth; column++) {
        const firstColumn = max(0, column * stride - left);
        const endColumn = min(width, column * stride - left + size);
        let channel: usize = 0;
        for (; channel + 16 <= pixel; channel += 16, y += 16, dy += 16) {
          const largest = v128.load(y);
          const gradient = v128.load(dy);
          let found = i32x4.splat(0);
          for (let i = firstRow; i < endRow; i++)
            for (let j = firstColumn; j < endColumn; j++) {
              const cell = <usize>((n * height + i) * width + j) * pixel + channel;
              const here = v128.andnot(f32x4.eq(v128.load(x + cell), largest), found);
              found = v128.or(found, here);
              v128.store(dx + cell, f32x4.add(v128.load(dx + cell), v128.and(gradient, here)));
            }
        }
        for (; channel < pixel; channel += 4, y += 4, dy += 4) {
          let found = false;
          for (let i = firstRow; i < endRow && !found; i++)
            for (let j = firstColumn; j < endColumn && !found; j++) {
              const cell = <usize>((n * height + i) * width + j) * pixel + channel;
              found = load<f32>(x + cell) == load<f32>(y);
              if (found) store<f32>(dx + cell, load<f32>(dx + cell) + load<f32>(dy));
            }
        }
      }
    }
}

/** Adds to dx, at each cell of a window, the window's gradient divided by the number of its cells. */
export function averagePoolGradient(
  dy: usize,
  dx: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
  stride: i32,
  outHeight: i32,
  outWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = (<usize>channels) << 2;
  memory.fill(dx, 0, <usize>(batch * height * width) * pixel);
  for (let n = 0; n < batch; n++)
    for (let row = 0; row < outHeight; row++) {
      const firstRow = max(0, row * stride - top);
      const endRow = min(height, row * stride - top + size);
      for (let column = 0; column < outWidth; column++, dy += pixel) {
        const firstColumn = max(0, column * stride - left);
        const endColumn = min(width, column * stride - left + size);
        const share: f32 = 1 / <f32>((endRow - firstRow) * (endColumn - firstColumn));
        for (let i = firstRow; i < endRow; i++)
          for (let j = firstColumn; j < endColumn; j++) {
            const cell = dx + <usize>((n * height + i) * width + j) * pixel;
            addShare(dy, cell, pixel, share);
          }
      }
    }
}

/** Adds `share` times the numbers at `from` to those at `to`; `length` is in bytes. */
function addShare(from: usize, to: usize, length: usize, share: f32): void {
  const shares = f32x4.splat(share);
  let at: usize = 0;
  for (; at + 16 <= length; at += 16)
    v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(v128.load(from + at), shares)));
  for (; at < length; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at) * share);
}
