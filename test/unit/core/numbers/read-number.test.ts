import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Drawing, EMPTY_DRAWING } from '../../../../src/core/ink/drawing';
import { inkFromGrey, layDigitOnPad, layOnPad } from '../../../../src/core/ink/picture';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { Network } from '../../../../src/core/network/network';
import { piecesReader } from '../../../../src/core/numbers/network-pieces';
import { digitsOf, isOneDigit, type NumberReading } from '../../../../src/core/numbers/number-reading';
import { readNumber, type ReadPieces } from '../../../../src/core/numbers/read-number';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';
import { eraser, pen } from '../ink/drawings';
import { openShipped } from '../network/explain/shipped-models';
import { together, write } from './handwriting';
import { inkGrid } from './painted';
import { ruledPhoto } from './ruled-paper';

let network: Network;
let readPieces: ReadPieces;
beforeAll(async () => {
  await startInstalledBackend();
  const { layers, weights } = openShipped('reader');
  network = Network.fromWeights(layers, weights);
  readPieces = piecesReader(network, null);
});
afterAll(() => network.dispose());

const read = (drawing: Drawing): NumberReading => readNumber(drawing, readPieces)!;

describe('reading a number', () => {
  it.each(['42', '2047', '11', '100', '00', '1234567', '88', '75', '54'])('reads %s, loose and tight', (text) => {
    expect(read(write(text, { gap: 0.4 })).text).toBe(text);
    expect(read(write(text, { gap: 0.12 })).text).toBe(text);
  });

  it.each(['-3.5', '3.5', '-7', '2,5', '10.04'])('reads the signs of %s', (text) => {
    expect(read(write(text)).text).toBe(text);
  });

  it.each(Array.from('0123456789'))('reads a %s alone as it always did, bit for bit', (digit) => {
    const drawing = write(digit, { x: 60, y: 40, height: 200, width: 24 });
    const reading = read(drawing);
    expect(isOneDigit(reading)).toBe(true);
    const [piece] = digitsOf(reading);
    expect(piece!.drawing).toBe(drawing);
    expect(piece!.image).toEqual(rasterize(drawing));
    expect(reading.text).toBe(digit);
  });

  it('says what its cost is the sum of: each piece’s costs, and each cut’s', () => {
    const { best, next } = read(write('100', { gap: -0.05 }));
    for (const { pieces, cuts, cost } of [best, next!]) {
      expect(cuts).toHaveLength(pieces.length - 1);
      for (const piece of pieces) {
        if (piece.kind !== 'digit') continue;
        const { read, unlike, shape } = piece.costs;
        expect(read).toBeCloseTo(-Math.log(Math.max(1e-4, piece.probabilities[piece.digit]!)), 6);
        expect(piece.cost).toBeCloseTo(read + unlike + shape, 9);
      }
      const sum = [...pieces.map((piece) => piece.cost), ...cuts].reduce((all, part) => all + part, 0);
      expect(cost).toBeCloseTo(sum, 9);
    }
  });

  it('takes the strokes of one digit together: a crossed 7, a slashed 0, a 5 with its hat apart, a 1 with flag and foot', () => {
    const slash = pen([[60, 200], [130, 30]]); // prettier-ignore
    const stem = pen([[140, 40], [140, 230]]); // prettier-ignore
    const flag = pen([[105, 80], [138, 42]]); // prettier-ignore
    const foot = pen([[105, 232], [175, 232]]); // prettier-ignore
    expect(isOneDigit(read(together(write('0', { x: 40, y: 30, height: 180 }), { marks: [slash] })))).toBe(true);
    expect(read({ marks: [stem, flag, foot] }).text).toBe('1');
    expect(read(write('7')).text).toBe('7');
    expect(read(write('5')).text).toBe('5');
  });

  it('reads what is left after an eraser', () => {
    const drawing = write('42');
    const { box } = read(drawing).best.pieces[1]!;
    const gone = eraser([[box.left, 80], [box.right, 80], [box.right, 130], [box.left, 130], [box.left, 175], [box.right, 175]], 70); // prettier-ignore
    expect(read({ marks: [...drawing.marks, gone] }).text).toBe('4');
  });

  it.each(['2047', '38', '916'])('reads a photo of %s on ruled paper', (text) => {
    const { grey, width, height } = ruledPhoto(text);
    expect(read({ marks: [layOnPad(inkFromGrey(grey, width, height))] }).text).toBe(text);
  });

  it.each(['42', '2047', '56'])('reads %s in a picture, its digits nearly touching', (text) => {
    const ink = inkGrid(write(text, { x: 20, y: 60, height: 90, gap: 0.08, width: 9 }), 480);
    const grey = Uint8Array.from(ink, (value) => 230 - 200 * value);
    expect(read({ marks: [layOnPad(inkFromGrey(grey, 480, 480))] }).text).toBe(text);
  });

  it('reads MNIST’s digits in their frames as one digit each', async () => {
    const { images } = await loadTestDigits();
    for (let index = 0; index < 50; index++) {
      const drawing = { marks: [layDigitOnPad(images.subarray(784 * index, 784 * (index + 1)))] };
      expect(isOneDigit(read(drawing))).toBe(true);
    }
  });

  it('has nothing to say without ink', () => {
    expect(readNumber(EMPTY_DRAWING, readPieces)).toBeNull();
    const stroke = pen([[100, 100], [120, 100]]); // prettier-ignore
    expect(readNumber({ marks: [stroke, eraser([[90, 100], [130, 100]], 60)] }, readPieces)).toBeNull(); // prettier-ignore
  });

  it('reads a dot, and a scribble of a hundred strokes, as one digit or another', () => {
    expect(isOneDigit(read({ marks: [pen([[140, 140]])] }))).toBe(true); // prettier-ignore
    const marks = Array.from({ length: 100 }, (_, at) => pen([[20 + 2 * at, 40], [30 + 2 * at, 240]], 4)); // prettier-ignore
    expect(isOneDigit(read({ marks }))).toBe(true);
  });

  it('tells its pieces from left to right, the best way and the next', () => {
    const reading = read(write('307'));
    const { best, next, candidates } = reading;
    best.pieces.slice(1).forEach((piece, index) => expect(piece.start).toBe(best.pieces[index]!.end));
    expect(best.cost).toBeLessThan(next!.cost);
    for (const piece of [...best.pieces, ...next!.pieces]) expect(candidates).toContain(piece);
  });

  it('takes ink that is unlike any digit for a wrong cut', () => {
    const drawing = write('38', { gap: -0.02 });
    const { length } = readNumber(drawing, readPieces)!.candidates;
    expect(length).toBe(3);
    const withLikeness =
      (likeness: (at: number) => number): ReadPieces =>
      (images) =>
        readPieces(images).map((reading, at) => ({
          ...reading,
          likeness: { score: 0, share: likeness(at), isDigit: true },
        }));
    // The candidates are the 3, both together, and the 8.
    expect(
      readNumber(
        drawing,
        withLikeness((at) => (at === 1 ? 0.001 : 1)),
      )!.text,
    ).toBe('38');
    expect(
      isOneDigit(
        readNumber(
          drawing,
          withLikeness((at) => (at === 1 ? 1 : 0.001)),
        )!,
      ),
    ).toBe(true);
  });

  it('does not mind where on the pad a number stands, nor how large it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('42', '170', '905'),
        fc.integer({ min: -50, max: 200 }),
        fc.integer({ min: 20, max: 400 }),
        (text, x, height) => {
          expect(read(write(text, { x, y: x, height, width: height / 8 })).text).toBe(text);
        },
      ),
      { numRuns: 15 },
    );
  });
});
