import { IMAGE_SIZE } from '../../../core/data/digits';
import type { Drawing } from '../../../core/ink/drawing';
import { rasterize } from '../../../core/ink/rasterize';
import { writePenDigit } from '../../../core/ink/strokes';
import type { Variation } from '../../../core/ink/variation';
import type { FileFormat } from '../../state/window/file-format';
import { pngOfPainting } from '../../views/exporting/picture-bytes';
import { PadPainter } from '../../views/pad/pad-painter';

/** A drawing's side as a picture, in pixels. */
const PICTURE_SIDE = 1400;

/** What a drawing can be exported as: a picture, strokes, or the 28x28 numbers that a network reads of it. */
export function drawingFormats(drawing: Drawing, variation: Variation): readonly FileFormat[] {
  return [
    { title: 'Picture (PNG)', make: async () => ({ name: 'drawing.png', content: await pictureOf(drawing) }) },
    {
      title: 'Strokes (JSON)',
      make: () => ({ name: 'drawing.json', content: `${writePenDigit({ label: null, drawing })}\n` }),
    },
    {
      title: '28×28 numbers (JSON)',
      make: () => ({ name: 'drawing-28x28.json', content: imageJson(imageOf(drawing, variation)) }),
    },
    {
      title: '28×28 numbers (text)',
      make: () => ({ name: 'drawing-28x28.txt', content: imageText(imageOf(drawing, variation)) }),
    },
  ];
}

/** An empty pad is blank paper. */
const imageOf = (drawing: Drawing, variation: Variation): Float32Array =>
  rasterize(drawing, variation) ?? new Float32Array(IMAGE_SIZE * IMAGE_SIZE);

/** Black ink on white paper. */
function pictureOf(drawing: Drawing): Promise<Uint8Array<ArrayBuffer>> {
  return pngOfPainting(PICTURE_SIDE, PICTURE_SIDE, (context) => {
    const ink = document.createElement('canvas');
    const painter = new PadPainter(ink);
    painter.resize(PICTURE_SIDE);
    painter.paint(drawing, null, '#000000');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
    context.drawImage(ink, 0, 0);
  });
}

function rowsOf(image: Float32Array): readonly (readonly number[])[] {
  return Array.from({ length: IMAGE_SIZE }, (_, row) =>
    Array.from(image.subarray(row * IMAGE_SIZE, (row + 1) * IMAGE_SIZE), (ink) => Number(ink.toFixed(4))),
  );
}

/** An image as a JSON array of 28 rows of 28 numbers, 0 paper to 1 ink; a row a line. */
function imageJson(image: Float32Array): string {
  return `[\n${rowsOf(image)
    .map((row) => `  ${JSON.stringify(row)}`)
    .join(',\n')}\n]\n`;
}

/** The same as text: 28 lines of 28 numbers with spaces between them, as NumPy's `loadtxt` reads it. */
function imageText(image: Float32Array): string {
  return rowsOf(image)
    .map((row) => `${row.map((ink) => ink.toFixed(4)).join(' ')}\n`)
    .join('');
}
