import { IMAGE_SIZE } from '../../../../core/data/digits';
import { contextOf } from '../../../ui/canvas-context';
import { koalaSvg } from '../parts/koala-drawing';

/** The koala as a picture file. */
export async function koalaPicture(): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(koalaSvg())}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  contextOf(canvas).drawImage(image, 0, 0);
  return canvas.convertToBlob();
}

/** A drawing's image (shape `[28, 28]`, 0 paper to 1 ink) as a picture file, dark on white. */
export function drawingPicture(image: Float32Array): Promise<Blob> {
  const canvas = new OffscreenCanvas(IMAGE_SIZE, IMAGE_SIZE);
  const pixels = new ImageData(IMAGE_SIZE, IMAGE_SIZE);
  image.forEach((ink, at) => {
    const grey = Math.round(255 * (1 - ink));
    pixels.data.set([grey, grey, grey, 255], 4 * at);
  });
  contextOf(canvas).putImageData(pixels, 0, 0);
  return canvas.convertToBlob();
}
