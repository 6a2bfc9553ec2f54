import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { REQUESTS } from '../../../../../src/core/contract/api';
import { EMPTY_DRAWING, type Drawing } from '../../../../../src/core/ink/drawing';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { readPenDigit } from '../../../../../src/core/ink/strokes';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { drawingFormats } from '../../../../../src/renderer/places/draw/drawing-formats';
import { fileName } from '../../../../../src/renderer/state/window/file-format';

const SEVEN: Drawing = {
  marks: [
    {
      kind: 'stroke',
      tool: 'pen',
      width: 20,
      points: [
        { x: 80, y: 70, pressure: 0.5 },
        { x: 200, y: 70, pressure: 0.8 },
        { x: 130, y: 230, pressure: 0.4 },
      ],
    },
  ],
};

const TURNED = { ...NO_VARIATION, angle: 30 };

async function contentOf(drawing: Drawing, variation: typeof TURNED, title: string): Promise<string> {
  const { content } = await drawingFormats(drawing, variation)
    .find((format) => format.title === title)!
    .make();
  return content as string;
}

describe('a drawing as a file', () => {
  it('is read back with every stroke from its JSON', async () => {
    const content = await contentOf(SEVEN, TURNED, 'Strokes (JSON)');
    expect(readPenDigit(content, 'the file').drawing).toEqual(SEVEN);
  });

  it('is the 28x28 numbers that the network reads, of the variant that shows', async () => {
    const image = rasterize(SEVEN, TURNED)!;
    const rows = JSON.parse(await contentOf(SEVEN, TURNED, '28×28 numbers (JSON)')) as number[][];
    expect(rows.map((row) => row.length)).toEqual(new Array<number>(28).fill(28));
    rows.flat().forEach((ink, pixel) => expect(ink).toBeCloseTo(image[pixel]!, 4));
    const lines = (await contentOf(SEVEN, TURNED, '28×28 numbers (text)')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ').map(Number))).toEqual(rows);
  });

  it('is blank paper where nothing is drawn', async () => {
    const rows = JSON.parse(await contentOf(EMPTY_DRAWING, NO_VARIATION, '28×28 numbers (JSON)')) as number[][];
    expect(rows.flat()).toEqual(new Array<number>(784).fill(0));
  });
});

describe('the name of a file', () => {
  it.each(['Ärger & Ümläute', '../../etc', '…', 'x'.repeat(300)])('of “%s” is one that is saved', (words) => {
    expect(v.is(REQUESTS['files.save'], [fileName(words, 'svg'), new Uint8Array(1)])).toBe(true);
  });
});
