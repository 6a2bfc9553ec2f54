import { PNG } from 'pngjs';

/** A vertical stroke, dark on light, in a picture of 120 x 160 pixels. */
export function pictureOfOne(): Buffer {
  const picture = new PNG({ width: 120, height: 160 });
  for (let at = 0; at < 120 * 160; at++) {
    const [x, y] = [at % 120, Math.floor(at / 120)];
    const ink = Math.abs(x - 60) < 7 && y > 25 && y < 135;
    picture.data.set(ink ? [30, 30, 60, 255] : [240, 238, 230, 255], 4 * at);
  }
  return PNG.sync.write(picture);
}
