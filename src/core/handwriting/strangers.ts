import type { Random } from '../data/random';
import type { Drawing, Mark, Stroke } from '../ink/drawing';
import type { GlyphPoint } from './glyph';
import { anyHand, strokeAlong, writeGlyph } from './hand';
import { LETTER_GLYPHS, SIGN_GLYPHS } from './stranger-glyphs';
import { writeDigit } from './written-digits';

/** Ink that is no digit: letters; signs and small pictures; scribbles, lines, bows; two digits or three, side by side. */
export function writeStranger(random: Random): Drawing {
  const kind = random.uniform();
  if (kind < 0.35) return writeAny(LETTER_GLYPHS, random);
  if (kind < 0.65) return writeAny(SIGN_GLYPHS, random);
  if (kind < 0.88) return scribble(random);
  return digitsInARow(random);
}

function writeAny(glyphs: typeof LETTER_GLYPHS, random: Random): Drawing {
  return writeGlyph(glyphs[random.integer(glyphs.length)]!, anyHand(random), random);
}

/** The side of the square that scribbles fill, in pad units. */
const SIDE = 200;

function scribble(random: Random): Drawing {
  const width = random.uniform(12, 40);
  const kind = random.integer(4);
  if (kind === 0) return { marks: [strokeAlong(anyPoints(6 + random.integer(12), 0, random), width)] };
  if (kind === 1) return { marks: [strokeAlong(anyPoints(5 + random.integer(8), 1, random), width)] };
  const strokes = kind === 2 ? 3 + random.integer(5) : 2 + random.integer(3);
  const points = kind === 2 ? 2 : 3;
  return { marks: Array.from({ length: strokes }, () => strokeAlong(anyPoints(points, 0, random), width)) };
}

function anyPoints(count: number, corners: number, random: Random): GlyphPoint[] {
  return Array.from({ length: count }, () => ({
    x: random.uniform(0, SIDE),
    y: random.uniform(0, SIDE),
    isCorner: random.uniform() < corners,
  }));
}

/** Two digits or three, from overlapping a little to well apart. */
function digitsInARow(random: Random): Drawing {
  const gap = random.uniform(-25, 70);
  let right = 0;
  const marks: Mark[] = [];
  for (let count = random.uniform() < 0.8 ? 2 : 3; count > 0; count--) {
    const digit = writeDigit(random.integer(10), random).marks as readonly Stroke[];
    const xs = digit.flatMap(({ points }) => points.map(({ x }) => x));
    const shift = right - Math.min(...xs);
    marks.push(
      ...digit.map((stroke) => ({
        ...stroke,
        points: stroke.points.map((point) => ({ ...point, x: point.x + shift })),
      })),
    );
    right = Math.max(...xs) + shift + gap;
  }
  return { marks };
}
