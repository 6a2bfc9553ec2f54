import { contextOf } from '../../ui/canvas-context';

/** Pictures as the bytes of PNG files. */

/** How many pixels a printed picture has for each CSS pixel: 4 are 384 to the inch. */
export const PRINT_SCALE = 4;

/** An SVG file's picture. It must need nothing from outside, and say how large it is. */
export async function pngOfSvg(svg: string, scale = PRINT_SCALE): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return await pngOfPainting(scale * image.width, scale * image.height, (context) =>
      context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What `paint` paints on a canvas of this size, in pixels. */
export async function pngOfPainting(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  paint(contextOf(canvas));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error(`A picture of ${width}x${height} pixels could not be made.`);
  return new Uint8Array(await blob.arrayBuffer());
}
