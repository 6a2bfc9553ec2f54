/** The gradients of ReLU and max pooling; numbers are 32-bit floats at the given addresses of the heap. */

/** dx = dy where y is above 0, else 0. */
export function reluGradient(y: usize, dy: usize, dx: usize, count: i32): void {
  const end = y + ((<usize>count) << 2);
  for (; y + 16 <= end; y += 16, dy += 16, dx += 16)
    v128.store(dx, v128.and(v128.load(dy), f32x4.gt(v128.load(y), f32x4.splat(0))));
  for (; y < end; y += 4, dy += 4, dx += 4) store<f32>(dx, load<f32>(y) > 0 ? load<f32>(dy) : 0);
}

/**
 * Adds each window's gradient to dx at the first of the window's largest cells. `y` is what pooling made of `x`;
 * `channels` is a multiple of 4.
 */
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
): void {
  const pixel = (<usize>channels) << 2;
  memory.fill(dx, 0, <usize>(batch * height * width) * pixel);
  for (let n = 0; n < batch; n++)
    for (let row = 0; row < outHeight; row++)
      for (let column = 0; column < outWidth; column++) {
        const corner = <usize>((n * height + row * stride) * width + column * stride) * pixel;
        for (let channel: usize = 0; channel < pixel; channel += 16, y += 16, dy += 16) {
          const largest = v128.load(y);
          const gradient = v128.load(dy);
          let found = i32x4.splat(0);
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++) {
              const cell = corner + <usize>(i * width + j) * pixel + channel;
              const here = v128.andnot(f32x4.eq(v128.load(x + cell), largest), found);
              found = v128.or(found, here);
              v128.store(dx + cell, f32x4.add(v128.load(dx + cell), v128.and(gradient, here)));
            }
        }
      }
}
