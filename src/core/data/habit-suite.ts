import { DIGIT_GLYPHS } from '../handwriting/digit-glyphs';
import { anyHand, writeGlyph } from '../handwriting/hand';
import { rasterize } from '../ink/rasterize';
import type { DigitTest, TestSuite } from './test-suite';
import { WRITING_HABITS, writeHabit, type WritingHabit } from './writing-habits';

/** Forms that no line added to one of MNIST's digits makes, by digit and by their names among the glyphs. */
const FORMS: readonly (readonly [digit: number, name: string])[] = [
  [0, 'looped at the top'],
  [2, 'looped'],
  [2, 'like a Z'],
  [3, 'flat at the top'],
  [4, 'open'],
  [4, 'closed'],
  [5, 'its hat apart'],
  [5, 'like an S'],
  [6, 'a small loop'],
  [8, 'open at the top'],
  [9, 'its tail curled'],
];

/** The tests that tell which hands a network reads, one a habit or form. */
export const HABIT_SUITE: TestSuite = {
  title: 'Writing habits',
  source: 'Inkling',
  differs:
    'Lines added to MNIST’s test digits, and digits written by Inkling itself in their stead, as some hands write them.',
  tests: Object.fromEntries([
    ...WRITING_HABITS.map((habit) => entry(habit.digit, habit.name, habitTest(habit))),
    ...FORMS.map(([digit, name]) => entry(digit, name, formTest(digit, name))),
  ]),
  published: [],
};

function entry(digit: number, name: string, corrupt: DigitTest['corrupt']): [string, DigitTest] {
  return [`${digit} ${name}`, { title: `${digit}, ${name}`, digit, corrupt }];
}

function habitTest(habit: WritingHabit): DigitTest['corrupt'] {
  return (image, random) => {
    const bytes = Uint8Array.from(image, (ink) => Math.round(255 * ink));
    return Float32Array.from(writeHabit(bytes, habit, random), (ink) => ink / 255);
  };
}

function formTest(digit: number, name: string): DigitTest['corrupt'] {
  const form = DIGIT_GLYPHS[digit]!.find((glyph) => glyph.name === name)!;
  return (image, random) => rasterize(writeGlyph(form, anyHand(random), random)) ?? image;
}
