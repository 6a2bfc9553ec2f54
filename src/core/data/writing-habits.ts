import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';
import type { WrittenHabit } from './habit-suite';
import type { Random } from './random';

/** Ink that is at least half black counts when a digit's strokes are looked for. */
const HALF_BLACK = 128;

/** Half the width of the added strokes, in pixels; MNIST's are 1.35 on average. */
const THINNEST_RADIUS = 0.9;
const THICKEST_RADIUS = 1.6;

type Habit = (source: Uint8Array, rows: Rows, random: Random) => void;

/** The habits of each digit that has any, each as likely; the commoner ones stand there twice. */
const HABITS: { readonly [digit: number]: readonly Habit[] } = {
  0: [slash, slash, entry],
  1: [flag, flag, flagAndFoot, tick],
  7: [bar, bar, serif, tick],
};

const habitual = new Uint8Array(IMAGE_PIXELS);

/**
 * Writes a digit as some hands do and MNIST's hardly: a slash through a 0, or the pen's way into its ring; a flag on a 1,
 * with or without a foot; a bar through a 7, or a serif at its top; a tick where the pen left a 1 or a 7. Others are
 * returned as they are. `source` and the result: 784 bytes, 0 paper to 255 ink; the result is good until the next call.
 */
export function addHabit(source: Uint8Array, label: number, random: Random): Uint8Array {
  const habits = HABITS[label];
  if (habits === undefined) return source;
  const rows = inkRows(source);
  if (rows === null) return source;
  habitual.set(source);
  habits[random.integer(habits.length)]!(source, rows, random);
  return habitual;
}

/** What each habit is called, after its digit. */
const HABIT_NAMES: ReadonlyMap<Habit, string> = new Map([
  [slash, 'slashed'],
  [entry, 'with the pen’s way in'],
  [flag, 'with a flag'],
  [flagAndFoot, 'with a flag and a foot'],
  [tick, 'with a tick at its end'],
  [bar, 'with a bar'],
  [serif, 'with a serif'],
]);

/** Every habit by itself. */
export const NAMED_HABITS: readonly WrittenHabit[] = Object.entries(HABITS).flatMap(([digit, habits]) =>
  [...new Set(habits)].map((habit) => ({
    name: HABIT_NAMES.get(habit) ?? '',
    digit: Number(digit),
    write(image: Uint8Array, random: Random) {
      const rows = inkRows(image);
      if (rows === null) return image;
      habitual.set(image);
      habit(image, rows, random);
      return habitual;
    },
  })),
);

interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** From the lower left to the upper right, a little beyond the ring or not quite to it. */
function slash(source: Uint8Array, { top, bottom }: Rows, random: Random): void {
  const { left, right } = inkColumns(source, top, bottom);
  const centreX = (left + right) / 2;
  const centreY = (top + bottom) / 2;
  const reach = random.uniform(0.6, 1.3) / 2;
  // A narrow 0 is slashed nearly as wide as a round one.
  const acrossX = reach * Math.max(right - left, random.uniform(0.6, 1) * (bottom - top));
  const acrossY = reach * (bottom - top) * random.uniform(0.7, 1);
  drawLine(centreX - acrossX, centreY + acrossY, centreX + acrossX, centreY - acrossY, radius(random));
}

/** From the ring's top a little way inside, where the pen set down or crossed its own line. */
function entry(source: Uint8Array, { top, bottom }: Rows, random: Random): void {
  const { left, right } = inkColumns(source, top, bottom);
  const x = middleOfRow(source, top);
  const toX = x + random.uniform(-0.4, 0.4) * (right - left);
  drawLine(x, top, toX, top + random.uniform(0.2, 0.42) * (bottom - top), radius(random));
}

/** From the top of the stem down to the left. */
function flag(source: Uint8Array, rows: Rows, random: Random): void {
  const { topX, downX, downY, length } = stem(source, rows);
  const { top } = rows;
  const angle = (random.uniform(22, 62) * Math.PI) / 180;
  const along = random.uniform(0.2, 0.6) * length * Math.cos(angle);
  const aside = along * Math.tan(angle);
  drawLine(topX, top, topX + along * downX - aside * downY, top + along * downY + aside * downX, radius(random));
}

/** The same, and a foot across the stem's end. */
function flagAndFoot(source: Uint8Array, rows: Rows, random: Random): void {
  flag(source, rows, random);
  const { bottomX, downX, downY, length } = stem(source, rows);
  const { bottom } = rows;
  const half = random.uniform(0.12, 0.35) * length;
  drawLine(
    bottomX - half * downY,
    bottom + half * downX,
    bottomX + half * downY,
    bottom - half * downX,
    radius(random),
  );
}

/** From the stem's end up to the right, where the pen was lifted too late. */
function tick(source: Uint8Array, rows: Rows, random: Random): void {
  const { bottomX, downX, downY, length } = stem(source, rows);
  const { bottom } = rows;
  const angle = (random.uniform(25, 75) * Math.PI) / 180;
  const reach = random.uniform(0.12, 0.3) * length;
  const back = reach * Math.cos(angle);
  const aside = reach * Math.sin(angle);
  drawLine(
    bottomX,
    bottom,
    bottomX - back * downX + aside * downY,
    bottom - back * downY - aside * downX,
    radius(random),
  );
}

/** Across the stem, about level. */
function bar(source: Uint8Array, { top, bottom }: Rows, random: Random): void {
  const y = Math.round(top + random.uniform(0.4, 0.65) * (bottom - top));
  const x = middleOfRow(source, y);
  const tilt = random.uniform(-0.35, 0.2);
  const left = random.uniform(2.5, 5.5);
  const right = random.uniform(2.5, 5.5);
  drawLine(x - left, y - tilt * left, x + right, y + tilt * right, radius(random));
}

/** From the left end of the top stroke down. */
function serif(source: Uint8Array, { top, bottom }: Rows, random: Random): void {
  const { left } = inkColumns(source, top, Math.round(top + 0.25 * (bottom - top)));
  const y = top + random.uniform(0, 0.1) * (bottom - top);
  drawLine(left + 1, y, left + random.uniform(-1, 2), y + random.uniform(0.12, 0.3) * (bottom - top), radius(random));
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

function stem(source: Uint8Array, { top, bottom }: Rows): Stem {
  const topX = middleOfRow(source, top);
  const bottomX = middleOfRow(source, bottom);
  const length = Math.max(1, Math.hypot(bottomX - topX, bottom - top));
  return { topX, bottomX, downX: (bottomX - topX) / length, downY: (bottom - top) / length, length };
}

const radius = (random: Random): number => random.uniform(THINNEST_RADIUS, THICKEST_RADIUS);

/** The first and the last row with ink. */
function inkRows(source: Uint8Array): Rows | null {
  const first = source.findIndex((ink) => ink >= HALF_BLACK);
  if (first < 0) return null;
  const last = source.findLastIndex((ink) => ink >= HALF_BLACK);
  return { top: Math.floor(first / IMAGE_SIZE), bottom: Math.floor(last / IMAGE_SIZE) };
}

function inkColumns(source: Uint8Array, top: number, bottom: number): { left: number; right: number } {
  let left = IMAGE_SIZE;
  let right = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      if (source[y * IMAGE_SIZE + x]! < HALF_BLACK) continue;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return { left, right };
}

/** The mean column of a row's ink; of a row without any, the image's middle. */
function middleOfRow(source: Uint8Array, y: number): number {
  let mass = 0;
  let sum = 0;
  for (let x = 0; x < IMAGE_SIZE; x++) {
    const ink = source[y * IMAGE_SIZE + x]!;
    mass += ink;
    sum += ink * x;
  }
  return mass > 0 ? sum / mass : (IMAGE_SIZE - 1) / 2;
}

/** Adds a round-ended line to `habitual`, its edge one pixel soft. */
function drawLine(fromX: number, fromY: number, toX: number, toY: number, width: number): void {
  const dx = toX - fromX;
  const dy = toY - fromY;
  const perLength2 = 1 / Math.max(1e-6, dx * dx + dy * dy);
  const reach = width + 0.5;
  const left = Math.max(0, Math.ceil(Math.min(fromX, toX) - reach));
  const right = Math.min(IMAGE_SIZE - 1, Math.floor(Math.max(fromX, toX) + reach));
  const top = Math.max(0, Math.ceil(Math.min(fromY, toY) - reach));
  const bottom = Math.min(IMAGE_SIZE - 1, Math.floor(Math.max(fromY, toY) + reach));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) * perLength2));
      const distance = Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
      const ink = Math.round(255 * Math.min(1, reach - distance));
      const at = y * IMAGE_SIZE + x;
      if (ink > habitual[at]!) habitual[at] = ink;
    }
  }
}
