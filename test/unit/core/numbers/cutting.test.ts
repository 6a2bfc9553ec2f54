import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing, Picture, Stroke } from '../../../../src/core/ink/drawing';
import { inkFromGrey, layOnPad } from '../../../../src/core/ink/picture';
import { cutInk } from '../../../../src/core/numbers/cut-ink';
import { lineHeightOf } from '../../../../src/core/numbers/atom';
import { middleOf } from '../../../../src/core/numbers/box';
import { withoutRuledLines } from '../../../../src/core/numbers/ruled-lines';
import { eraser, pen } from '../ink/drawings';
import { together, write } from './handwriting';
import { ruledPhoto } from './ruled-paper';

const DIGITS = Array.from('0123456789');
const texts = fc.string({ unit: fc.constantFrom(...DIGITS), minLength: 1, maxLength: 6 });
const gaps = fc.double({ min: -0.1, max: 0.5, noNaN: true });

/** The line from each point of a stroke to the next, as text. */
const segments = ({ points }: Stroke): string[] =>
  points.slice(1).map((point, index) => JSON.stringify([points[index], point]));

/** A picture with blots of ink, none of them as wide as a ruled line. */
const pictures = fc
  .tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 8, max: 24 }), fc.nat())
  .map(([width, height, seed]): Picture => {
    const pixels = Float32Array.from({ length: width * height }, (_, at) => {
      const wave = Math.sin(seed + 0.7 * (at % width)) + Math.cos(seed / 3 + 0.4 * Math.floor(at / width));
      return at % width > 0.7 * width ? 0 : Math.min(1, Math.max(0, wave - 0.4));
    });
    return { kind: 'picture', image: { width, height, pixels }, x: 3, y: 5, scale: 2, framed: false };
  });

describe('cutting strokes', () => {
  it('goes from left to right and loses no ink: each segment of a stroke lies in one atom, or ends one', () => {
    fc.assert(
      fc.property(texts, gaps, (text, gap) => {
        const drawing = write(text, { gap });
        const { atoms, drawingOf } = cutInk(drawing);
        const middles = atoms.map(({ box }) => middleOf(box));
        expect(middles).toEqual(middles.toSorted((one, other) => one - other));
        const lineHeight = lineHeightOf(atoms);
        const cut = atoms.flatMap((_, at) =>
          drawingOf(at, at + 1, lineHeight).marks.flatMap((mark) => segments(mark as Stroke)),
        );
        expect(cut.sort()).toEqual(drawing.marks.flatMap((mark) => segments(mark as Stroke)).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('makes the strokes whole again of all atoms together', () => {
    const drawing = together(joined(), write('4', { x: 200 }));
    const { atoms, drawingOf } = cutInk(drawing);
    expect(atoms.length).toBeGreaterThan(3);
    const whole = drawingOf(0, atoms.length, 1_000);
    expect(whole.marks.map((mark) => (mark as Stroke).points)).toEqual(
      drawing.marks.map((mark) => (mark as Stroke).points),
    );
  });

  it('cuts a stroke that wrote two digits, and none that wrote one', () => {
    expect(cutInk(joined()).atoms.map(({ cutCost }) => cutCost > 0)).toEqual([true, false]);
    for (const digit of '0123689') expect(cutInk(write(digit)).atoms).toHaveLength(1);
  });

  it('draws small digits with a finer pen than the one that wrote them', () => {
    const { drawingOf } = cutInk(write('11', { height: 60, width: 24 }));
    expect((drawingOf(0, 1, 60).marks[0] as Stroke).width).toBeCloseTo(9.3);
    expect((drawingOf(0, 1, 600).marks[0] as Stroke).width).toBe(24);
  });
});

describe('cutting pictures', () => {
  it('goes from left to right and loses no ink: each pixel lies in one atom as it was', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { atoms, drawingOf } = cutInk({ marks: [picture] });
        const middles = atoms.map(({ box }) => middleOf(box));
        expect(middles).toEqual(middles.toSorted((one, other) => one - other));
        const sum = new Float32Array(picture.image.pixels.length);
        atoms.forEach((_, at) => addInk(sum, picture, drawingOf(at, at + 1, 1)));
        expect(sum).toEqual(picture.image.pixels);
        const whole = new Float32Array(sum.length);
        if (atoms.length > 0) addInk(whole, picture, drawingOf(0, atoms.length, 1));
        expect(whole).toEqual(picture.image.pixels);
      }),
      { numRuns: 60 },
    );
  });

  it('takes ruled lines away, but where a stroke crosses them', () => {
    const { width, height, grey } = ruledPhoto('11');
    const lifted = inkFromGrey(grey, width, height);
    const bare = withoutRuledLines(lifted);
    const [from, inkOfOnes] = [lifted, bare].map(({ pixels }) => pixels.reduce((sum, ink) => sum + ink, 0));
    expect(inkOfOnes!).toBeLessThan(0.6 * from!);
    expect(bare.pixels.slice(84 * width, 86 * width).some((ink) => ink > 0.5)).toBe(true);
    expect(bare.pixels.slice(192 * width, 195 * width).every((ink) => ink === 0)).toBe(true);
    expect(withoutRuledLines(bare)).toBe(bare);
    expect(cutInk({ marks: [layOnPad(lifted)] }).atoms).toHaveLength(2);
  });

  it('leaves a picture in its frame whole', () => {
    const image = { width: 28, height: 28, pixels: new Float32Array(784).map((_, at) => (at % 3 === 0 ? 1 : 0)) };
    const framed: Picture = { kind: 'picture', image, x: 0, y: 0, scale: 10, framed: true };
    expect(cutInk({ marks: [framed] }).atoms).toHaveLength(1);
  });

  it('cuts what strokes, pictures and erasers left as one picture', () => {
    const dash = pen([[20, 100], [260, 100]], 20); // prettier-ignore
    const across = eraser([[140, 60], [140, 140]], 40); // prettier-ignore
    const { atoms } = cutInk({ marks: [dash, across] });
    expect(atoms).toHaveLength(2);
    expect(atoms[0]!.box.right).toBeLessThan(140);
    expect(atoms[1]!.box.left).toBeGreaterThan(140);
  });
});

/** A 0 and a second one beside it in one stroke, joined at the top. */
function joined(): Drawing {
  const ring = (x: number): [number, number][] =>
    Array.from({ length: 33 }, (_, step) => {
      const angle = ((-90 + (step * 360) / 32) * Math.PI) / 180;
      return [x + 28 * Math.cos(angle), 120 + 45 * Math.sin(angle)];
    });
  return { marks: [pen([...ring(60), [90, 72], ...ring(120)], 10)] };
}

function addInk(sum: Float32Array, whole: Picture, { marks }: Drawing): void {
  for (const mark of marks as Picture[]) {
    const left = Math.round((mark.x - whole.x) / whole.scale);
    const top = Math.round((mark.y - whole.y) / whole.scale);
    mark.image.pixels.forEach((ink, at) => {
      const x = left + (at % mark.image.width);
      sum[(top + Math.floor(at / mark.image.width)) * whole.image.width + x]! += ink;
    });
  }
}
