import { Random } from '../../../../core/data/random';
import type { Glyph } from '../../../../core/handwriting/glyph';
import { type Hand, writeGlyph } from '../../../../core/handwriting/hand';
import { LETTER_GLYPHS, SIGN_GLYPHS } from '../../../../core/handwriting/stranger-glyphs';
import type { Drawing } from '../../../../core/ink/drawing';

/** Ink that is no digit, and that the lesson has ready. */
const STRANGERS = ['heart', 'letter', 'dot', 'scribble'] as const;

export type StrangerName = (typeof STRANGERS)[number];

/** All ink that can be looked at: no digits, a digit of MNIST's test set, and the user's own. */
export const INK_NAMES = [...STRANGERS, 'four', 'own'] as const;

export type InkName = (typeof INK_NAMES)[number];

/** What each is called, alone and in a sentence. */
export const INK_WORDS: Readonly<Record<InkName, { readonly title: string; readonly noun: string }>> = {
  heart: { title: 'A heart', noun: 'heart' },
  letter: { title: 'An A', noun: 'A' },
  dot: { title: 'A dot', noun: 'dot' },
  scribble: { title: 'A scribble', noun: 'scribble' },
  four: { title: 'A real 4', noun: '4' },
  own: { title: 'Your own ink', noun: 'ink of yours' },
};

/** Where the 4 lies in MNIST's test set. */
export const FOUR_AT = 4;

/** A hand that writes a shape as it is, with a pen of the usual width. */
const PLAIN_HAND: Hand = { slant: 0, angle: 0, stretch: 1, stray: 0, looseness: 0, roundness: 0, width: 9 };

function written(glyphs: readonly Glyph[], name: string): Drawing {
  const glyph = glyphs.find((one) => one.name === name)!;
  return writeGlyph(glyph, PLAIN_HAND, Random.fromSeed(1));
}

/** The ink that is no digit, always the same. */
export const STRANGER_DRAWINGS: Readonly<Record<StrangerName, Drawing>> = {
  heart: written(SIGN_GLYPHS, 'heart'),
  letter: written(LETTER_GLYPHS, 'A'),
  dot: written(SIGN_GLYPHS, 'dot'),
  scribble: written(SIGN_GLYPHS, 'loops'),
};

/** Whether it is a digit; null of the user's own ink, which nobody has said of. */
export function isDigit(name: InkName): boolean | null {
  if (name === 'own') return null;
  return name === 'four';
}
