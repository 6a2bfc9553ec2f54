import type { Random } from '../data/random';
import type { Drawing, InkPoint, Stroke } from '../ink/drawing';
import { type Glyph, type GlyphPoint, pointsOf } from './glyph';

/** How somebody writes: what all the strokes of a glyph have in common. */
export interface Hand {
  /** How far the top leans to the right, for each unit of height. */
  readonly slant: number;
  /** Degrees, clockwise. */
  readonly angle: number;
  /** Width against height, 1 as the glyph has it. */
  readonly stretch: number;
  /** How far points stray, in hundredths of the height (standard deviation). */
  readonly stray: number;
  /** How far a stroke as a whole strays. */
  readonly looseness: number;
  /** The share of corners that are rounded off, 0..1. */
  readonly roundness: number;
  /** The ink's width, in hundredths of the height. */
  readonly width: number;
}

/** Somebody's hand: ranges as wide as people's are, about what MNIST's digits lean and how wide their strokes are. */
export function anyHand(random: Random): Hand {
  return {
    slant: 0.12 + 0.2 * random.normal(),
    angle: 4 * random.normal(),
    stretch: Math.exp(0.22 * random.normal()),
    stray: random.uniform(1, 5.5),
    looseness: random.uniform(0, 5),
    roundness: random.uniform() < 0.5 ? 0 : random.uniform(0, 0.7),
    width: random.uniform(7, 20),
  };
}

/** Pad units for a hundredth of a glyph's height. */
const UNIT = 2;

/** A stroke may begin earlier or later than its glyph's, and end so, by this share of its first or last part. */
const REACH = 0.25;

/** The points along a part of a stroke, from one point of its glyph to the next. */
const PARTS = 7;

/** Writes a glyph. It lies about the origin of the pad, for {@link rasterize} to fit. */
export function writeGlyph(glyph: Glyph, hand: Hand, random: Random): Drawing {
  const place = placement(hand);
  return {
    marks: pointsOf(glyph).map((points): Stroke => {
      const [offX, offY] = [hand.looseness * random.normal(), hand.looseness * random.normal()];
      const strayed = points.map(({ x, y, isCorner }) => ({
        ...place(x + offX + hand.stray * random.normal(), y + offY + hand.stray * random.normal()),
        isCorner: isCorner && random.uniform() >= hand.roundness,
      }));
      reach(strayed, random);
      return strokeAlong(strayed, UNIT * hand.width);
    }),
  };
}

/** A stroke of a width in pad units, smoothly through the points. */
export function strokeAlong(points: readonly GlyphPoint[], width: number): Stroke {
  return { kind: 'stroke', tool: 'pen', width, points: smoothLine(points) };
}

function placement({ slant, angle, stretch }: Hand): (x: number, y: number) => { x: number; y: number } {
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  return (x, y) => {
    const wide = stretch * x - slant * (y - 50);
    return { x: UNIT * (cos * wide - sin * y), y: UNIT * (sin * wide + cos * y) };
  };
}

/** Moves a stroke's ends along it, in or out. */
function reach(points: { x: number; y: number }[], random: Random): void {
  if (points.length < 2) return;
  for (const [end, next] of [
    [points[0]!, points[1]!],
    [points.at(-1)!, points.at(-2)!],
  ] as const) {
    const share = random.uniform(-REACH, REACH);
    end.x += share * (end.x - next.x);
    end.y += share * (end.y - next.y);
  }
}

/** Through all points: a Catmull-Rom spline (Catmull and Rom 1974), broken at the corners. */
function smoothLine(points: readonly GlyphPoint[]): InkPoint[] {
  const line: InkPoint[] = [inkPoint(points[0]!.x, points[0]!.y)];
  for (let part = 0; part + 1 < points.length; part++) {
    const from = points[part]!;
    const to = points[part + 1]!;
    const before = from.isCorner ? from : (points[part - 1] ?? from);
    const after = to.isCorner ? to : (points[part + 2] ?? to);
    for (let step = 1; step <= PARTS; step++) {
      const t = step / PARTS;
      line.push(inkPoint(spline(before.x, from.x, to.x, after.x, t), spline(before.y, from.y, to.y, after.y, t)));
    }
  }
  return line;
}

const inkPoint = (x: number, y: number): InkPoint => ({ x, y, pressure: 0.5 });

function spline(before: number, from: number, to: number, after: number, t: number): number {
  return (
    from +
    0.5 * t * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)))
  );
}
