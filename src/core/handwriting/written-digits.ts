import type { Random } from '../data/random';
import type { Drawing } from '../ink/drawing';
import { DIGIT_GLYPHS } from './digit-glyphs';
import { anyHand, writeGlyph } from './hand';

/** A digit in some form, by some hand. */
export function writeDigit(label: number, random: Random): Drawing {
  const forms = DIGIT_GLYPHS[label]!;
  return writeGlyph(forms[random.integer(forms.length)]!, anyHand(random), random);
}
