import { IMAGE_SIZE } from './digits';
import type { Random } from './random';
import { type InkBox, WideCanvas } from './wide-canvas';

/** Half the width of the added strokes, in pixels; MNIST's are 1.35 on average. */
const THINNEST_RADIUS = 0.9;
const THICKEST_RADIUS = 1.6;

/** What some hands do to a digit and MNIST's hardly. */
export interface WritingHabit {
  /** As it is said: "slashed". */
  readonly name: string;
  readonly digit: number;
  /** Adds it to a digit on a canvas. */
  readonly write: (canvas: WideCanvas, box: InkBox, random: Random) => void;
}

/** The habits of each digit that has any, each as likely. */
export const WRITING_HABITS: readonly WritingHabit[] = [
  { name: 'slashed', digit: 0, write: slash(0.6, 1.3) },
  { name: 'slashed beyond the ring', digit: 0, write: slash(1.3, 1.8) },
  { name: 'slashed far beyond the ring', digit: 0, write: slash(1.8, 2.6) },
  { name: 'the pen led into the ring', digit: 0, write: entry },
  { name: 'flagged', digit: 1, write: flag(0.2, 0.6, 62) },
  { name: 'flagged far (German)', digit: 1, write: flag(0.6, 0.95, 45) },
  { name: 'flagged and footed (American)', digit: 1, write: both(flag(0.2, 0.6, 62), foot(0.12, 0.35)) },
  { name: 'flagged far and footed wide', digit: 1, write: both(flag(0.3, 0.7, 50), foot(0.35, 0.6)) },
  { name: 'footed wide', digit: 1, write: foot(0.3, 0.55) },
  { name: 'ticked', digit: 1, write: tick },
  { name: 'crossed', digit: 7, write: bar(2.5, 5.5) },
  { name: 'crossed wide', digit: 7, write: bar(5.5, 10) },
  { name: 'with a serif', digit: 7, write: serif },
  { name: 'with a serif, crossed', digit: 7, write: both(serif, bar(2.5, 6)) },
  { name: 'ticked', digit: 7, write: tick },
];

const habitsOf = Array.from({ length: 10 }, (_, digit) => WRITING_HABITS.filter((habit) => habit.digit === digit));

const canvas = new WideCanvas();

/**
 * Writes a digit with one of its habits, and lays it out as MNIST's are once more. Digits without any are returned as they
 * are. `source` and the result: 784 bytes, 0 paper to 255 ink; the result is good until the next call.
 */
export function addHabit(source: Uint8Array, label: number, random: Random): Uint8Array {
  const habits = habitsOf[label] ?? [];
  return habits.length === 0 ? source : writeHabit(source, habits[random.integer(habits.length)]!, random);
}

/** Writes a digit with a habit, as {@link addHabit}. */
export function writeHabit(source: Uint8Array, habit: WritingHabit, random: Random): Uint8Array {
  canvas.lay(source);
  const box = canvas.box();
  if (box === null) return source;
  habit.write(canvas, box, random);
  return canvas.fit();
}

type Write = WritingHabit['write'];

/** From the lower left to the upper right, as far as the ring or this many times as far. */
function slash(least: number, most: number): Write {
  return (canvas, { top, bottom, left, right }, random) => {
    const centreX = (left + right) / 2;
    const centreY = (top + bottom) / 2;
    const reach = random.uniform(least, most) / 2;
    // A narrow 0 is slashed nearly as wide as a round one.
    const acrossX = reach * Math.max(right - left, random.uniform(0.6, 1) * (bottom - top));
    const acrossY = reach * (bottom - top) * random.uniform(0.7, 1);
    canvas.drawLine(centreX - acrossX, centreY + acrossY, centreX + acrossX, centreY - acrossY, radius(random));
  };
}

/** From the ring's top a little way inside, where the pen set down or crossed its own line. */
function entry(canvas: WideCanvas, { top, bottom, left, right }: InkBox, random: Random): void {
  const x = canvas.middleOfRow(top);
  const toX = x + random.uniform(-0.4, 0.4) * (right - left);
  canvas.drawLine(x, top, toX, top + random.uniform(0.2, 0.42) * (bottom - top), radius(random));
}

/** From the top of the stem down to the left, for a share of its length, up to so many degrees away from it. */
function flag(least: number, most: number, widest: number): Write {
  return (canvas, box, random) => {
    const { topX, downX, downY, length } = stem(canvas, box);
    const angle = (random.uniform(22, widest) * Math.PI) / 180;
    const along = random.uniform(least, most) * length * Math.cos(angle);
    const aside = along * Math.tan(angle);
    const [toX, toY] = [topX + along * downX - aside * downY, box.top + along * downY + aside * downX];
    canvas.drawLine(topX, box.top, toX, toY, radius(random));
  };
}

/** About level, under the stem's end, by a share of its length to each side. */
function foot(least: number, most: number): Write {
  return (canvas, box, random) => {
    const { bottomX, downX, length } = stem(canvas, box);
    const tilt = random.uniform(-0.15, 0.15) - 0.3 * downX;
    const left = random.uniform(least, most) * length;
    const right = random.uniform(least, most) * length;
    canvas.drawLine(
      bottomX - left,
      box.bottom - tilt * left,
      bottomX + right,
      box.bottom + tilt * right,
      radius(random),
    );
  };
}

function both(first: Write, second: Write): Write {
  return (canvas, box, random) => {
    first(canvas, box, random);
    second(canvas, box, random);
  };
}

/** From the stem's end up to the right, where the pen was lifted too late. */
function tick(canvas: WideCanvas, box: InkBox, random: Random): void {
  const { bottomX, downX, downY, length } = stem(canvas, box);
  const angle = (random.uniform(25, 75) * Math.PI) / 180;
  const reach = random.uniform(0.12, 0.3) * length;
  const back = reach * Math.cos(angle);
  const aside = reach * Math.sin(angle);
  canvas.drawLine(
    bottomX,
    box.bottom,
    bottomX - back * downX + aside * downY,
    box.bottom - back * downY - aside * downX,
    radius(random),
  );
}

/** Across the stem, about level, by so many pixels to each side. */
function bar(least: number, most: number): Write {
  return (canvas, { top, bottom }, random) => {
    const y = Math.round(top + random.uniform(0.4, 0.65) * (bottom - top));
    const x = canvas.middleOfRow(y);
    const tilt = random.uniform(-0.35, 0.2);
    const left = random.uniform(least, most);
    const right = random.uniform(least, most);
    canvas.drawLine(x - left, y - tilt * left, x + right, y + tilt * right, radius(random));
  };
}

/** From the left end of the top stroke down. */
function serif(canvas: WideCanvas, { top, bottom }: InkBox, random: Random): void {
  const left = canvas.box(top, Math.round(top + 0.25 * (bottom - top)))?.left ?? IMAGE_SIZE / 2;
  const y = top + random.uniform(0, 0.1) * (bottom - top);
  canvas.drawLine(
    left + 1,
    y,
    left + random.uniform(-1, 2),
    y + random.uniform(0.12, 0.3) * (bottom - top),
    radius(random),
  );
}

/** The line from the middle of a digit's first row to that of its last. */
interface Stem {
  readonly topX: number;
  readonly bottomX: number;
  /** Its direction, 1 pixel long. */
  readonly downX: number;
  readonly downY: number;
  readonly length: number;
}

function stem(canvas: WideCanvas, { top, bottom }: InkBox): Stem {
  const topX = canvas.middleOfRow(top);
  const bottomX = canvas.middleOfRow(bottom);
  const length = Math.max(1, Math.hypot(bottomX - topX, bottom - top));
  return { topX, bottomX, downX: (bottomX - topX) / length, downY: (bottom - top) / length, length };
}

const radius = (random: Random): number => random.uniform(THINNEST_RADIUS, THICKEST_RADIUS);
