import { contextOf } from '../../../ui/canvas-context';
import type { ColorScale } from '../../../ui/color-scales';
import { paintMap } from '../../../views/network/layer-painter';
import { sumOf } from '../grids/filter';
import type { GreyPicture, PictureMap } from './picture-map';
import type { PictureKernel } from './picture-messages';

/**
 * What an even white area gives under a kernel. Where that is more than 0 the map is a picture again, and shown in grey
 * with this as its white; otherwise it holds differences, and is shown from negative to positive.
 */
export const whiteUnder = ({ kernel, divisor }: PictureKernel): number => sumOf(kernel) / divisor;

/** Paints grey values, one pixel each; 0 and less is black, `white` and more is white. */
export function paintGrey(canvas: HTMLCanvasElement, { width, height, pixels }: GreyPicture, white = 1): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  const target = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) {
    const grey = Math.round((255 * Math.min(white, Math.max(0, pixels[index]!))) / white);
    target[index] = (0xff000000 | (grey * 0x10101)) >>> 0;
  }
  contextOf(canvas).putImageData(image, 0, 0);
}

/** Paints the map that a kernel made, in grey or from negative to positive. */
export function paintPictureMap(
  canvas: HTMLCanvasElement,
  map: PictureMap,
  kernel: PictureKernel,
  scale: ColorScale,
): void {
  const white = whiteUnder(kernel);
  if (white > 0) paintGrey(canvas, map, white);
  else paintMap(canvas, map.pixels, [map.height, map.width], map.usual, scale);
}
