import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { DIGIT_GLYPHS } from '../../../../src/core/handwriting/digit-glyphs';
import { pointsOf } from '../../../../src/core/handwriting/glyph';
import { anyHand, writeGlyph } from '../../../../src/core/handwriting/hand';
import { LETTER_GLYPHS, SIGN_GLYPHS } from '../../../../src/core/handwriting/stranger-glyphs';
import { writeStranger } from '../../../../src/core/handwriting/strangers';
import { writeDigit } from '../../../../src/core/handwriting/written-digits';
import { rasterize } from '../../../../src/core/ink/rasterize';

const GLYPHS = [...DIGIT_GLYPHS.flat(), ...LETTER_GLYPHS, ...SIGN_GLYPHS];

/** A hand without any chance in it. */
const PLAIN = { slant: 0, angle: 0, stretch: 1, stray: 0, looseness: 0, roundness: 0, width: 10 };

describe('glyphs', () => {
  it('are rows of points that can be read, by names of their own', () => {
    for (const glyph of GLYPHS)
      for (const stroke of pointsOf(glyph)) {
        expect(stroke.length, glyph.name).toBeGreaterThan(1);
        for (const { x, y } of stroke) expect([x, y].every(Number.isFinite), glyph.name).toBe(true);
      }
    for (const forms of [...DIGIT_GLYPHS, [...LETTER_GLYPHS, ...SIGN_GLYPHS]])
      expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
    expect(DIGIT_GLYPHS).toHaveLength(10);
  });

  it('are written through their points, with a corner where they have one', () => {
    const [stroke] = writeGlyph({ name: 'hook', strokes: ['0,0 40,0! 40,100'] }, PLAIN, Random.fromSeed(2)).marks;
    const points = stroke?.kind === 'stroke' ? stroke.points : [];
    const corner = points.findIndex(({ x, y }) => x === 80 && y === 0);
    expect(corner).toBeGreaterThan(0);
    // Straight on both sides of the corner: no point leaves the two lines.
    expect(points.slice(0, corner).every(({ y }) => Math.abs(y) < 1e-9)).toBe(true);
    expect(points.slice(corner).every(({ x }) => Math.abs(x - 80) < 1e-9)).toBe(true);
  });

  it('go smoothly through a point that is no corner', () => {
    const [stroke] = writeGlyph({ name: 'bow', strokes: ['0,0 40,50 0,100'] }, PLAIN, Random.fromSeed(2)).marks;
    const points = stroke?.kind === 'stroke' ? stroke.points : [];
    const turns = points.slice(1, -1).map(({ x, y }, index) => {
      const [before, after] = [points[index]!, points[index + 2]!];
      const turn = Math.atan2(after.y - y, after.x - x) - Math.atan2(y - before.y, x - before.x);
      return Math.abs(turn);
    });
    expect(Math.max(...turns)).toBeLessThan(0.5);
  });
});

describe('hands', () => {
  it('write every glyph as ink that can be read, each time another way and the same way from the same seed', () => {
    for (const glyph of GLYPHS) {
      const written = (seed: number) => {
        const random = Random.fromSeed(seed);
        return rasterize(writeGlyph(glyph, anyHand(random), random));
      };
      expect(written(3), glyph.name).not.toBeNull();
      expect(written(3), glyph.name).toEqual(written(3));
      expect(written(3), glyph.name).not.toEqual(written(4));
    }
  });
});

describe('strangers', () => {
  it('and written digits follow from their random numbers alone, and never are blank', () => {
    const [one, other] = [Random.fromSeed(8), Random.fromSeed(8)];
    for (let index = 0; index < 300; index++) {
      const stranger = rasterize(writeStranger(one));
      expect(stranger).not.toBeNull();
      expect(stranger).toEqual(rasterize(writeStranger(other)));
      expect(rasterize(writeDigit(index % 10, one))).toEqual(rasterize(writeDigit(index % 10, other)));
    }
  });
});
