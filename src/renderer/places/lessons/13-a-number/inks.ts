import { Random } from '../../../../core/data/random';
import { DIGIT_GLYPHS } from '../../../../core/handwriting/digit-glyphs';
import { type Hand, writeGlyph } from '../../../../core/handwriting/hand';
import type { Drawing, Stroke } from '../../../../core/ink/drawing';
import { boxOfPoints } from '../../../../core/numbers/box';

/** Numbers that the lesson has ready. */
const READY = ['hundred', 'ninetySix'] as const;

export type ReadyInk = (typeof READY)[number];

/** All numbers that can be looked at: the ready ones, and the user's own. */
export const INK_NAMES = [...READY, 'own'] as const;

export type InkName = (typeof INK_NAMES)[number];

/** What each is called. */
export const INK_TITLES: Readonly<Record<InkName, string>> = {
  hundred: 'The touching 100',
  ninetySix: 'The course’s 96',
  own: 'Your own number',
};

/** A hand that writes a shape nearly as it is, with a pen of the usual width. */
const PLAIN_HAND: Hand = { slant: 0.1, angle: 0, stretch: 1, stray: 0, looseness: 0, roundness: 0, width: 9 };

/** A digit, and which of its forms is written. */
type Form = readonly [digit: number, form: string];

/** Digits in a row; `gap` is in pad units, and below 0 they run into each other. */
function written(forms: readonly Form[], gap: number): Drawing {
  const random = Random.fromSeed(1);
  const marks: Stroke[] = [];
  let left = 0;
  for (const [digit, form] of forms) {
    const glyph = DIGIT_GLYPHS[digit]!.find(({ name }) => name === form)!;
    const strokes = writeGlyph(glyph, PLAIN_HAND, random).marks as readonly Stroke[];
    const box = boxOfPoints(strokes.flatMap(({ points }) => points));
    const shift = left - box.left;
    marks.push(
      ...strokes.map((stroke) => ({
        ...stroke,
        points: stroke.points.map((point) => ({ ...point, x: point.x + shift })),
      })),
    );
    left = box.right + shift + gap;
  }
  return { marks };
}

/** The ready numbers, always the same. */
export const READY_DRAWINGS: Readonly<Record<ReadyInk, Drawing>> = {
  hundred: written(
    [
      [1, 'flagged'],
      [0, 'round'],
      [0, 'round'],
    ],
    -8,
  ),
  ninetySix: written(
    [
      [9, 'round'],
      [6, 'round'],
    ],
    30,
  ),
};
