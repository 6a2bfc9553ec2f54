import type { Random } from '../../../../../src/core/data/random';
import type { RgbaPixels } from '../../../../../src/core/ink/picture';
import { makeReady, paintMarks } from '../../../../../src/core/ink/ready-mark';
import { scaling } from '../../../../../src/core/ink/transform';
import { write } from '../../numbers/handwriting';

/** A picture being made: its light, row by row, 0 black to 1 white. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

/** A picture of a digit, made from a seed: others in size, width, place, light and noise for each. */
export type MakePicture = (digit: string, random: Random) => Canvas;

const whole = (random: Random, from: number, to: number): number => Math.floor(random.uniform(from, to + 1));

function paper(width: number, height: number, light = 1): Canvas {
  return { width, height, light: new Float32Array(width * height).fill(light) };
}

/** Multiplies or replaces the light at every place; `x` and `y` go from 0 to 1. */
function relit(canvas: Canvas, change: (light: number, x: number, y: number) => number): Canvas {
  const { width, height } = canvas;
  return {
    ...canvas,
    light: canvas.light.map((light, index) =>
      change(light, (index % width) / width, Math.floor(index / width) / height),
    ),
  };
}

/** How dark a digit of that height is at each place of a square with some room around, 0..1. */
function inkSquare(digit: string, height: number, pen: number, random: Random): { side: number; ink: Float32Array } {
  const room = Math.ceil(pen + 2);
  const side = Math.ceil(1.1 * height) + 2 * room;
  const tall = height * random.uniform(0.92, 1);
  const slant = random.uniform(-0.12, 0.12);
  const { marks } = write(digit, { x: room, y: room, height: tall, width: pen });
  const slanted = marks.map((mark) =>
    mark.kind === 'picture'
      ? mark
      : {
          ...mark,
          points: mark.points.map((point) => ({
            ...point,
            x: point.x + slant * (room + tall - point.y) + 0.12 * tall,
          })),
        },
  );
  const ink = new Float32Array(side * side);
  paintMarks(
    { side, samples: ink },
    slanted.map((mark) => makeReady(mark, 0)),
    scaling(1),
    { perPixel: 1, thickness: 1, thinnest: 0 },
  );
  return { side, ink };
}

/** Writes a digit: `left` and `top` are of its square, the ink leaves so much of the light. */
function written(
  canvas: Canvas,
  digit: string,
  random: Random,
  {
    height,
    pen,
    leaves = 0,
    place = 'anywhere',
  }: { height: number; pen: number; leaves?: number; place?: 'anywhere' | 'middle' },
): Canvas {
  const { side, ink } = inkSquare(digit, height, pen, random);
  const spare = [canvas.width - side, canvas.height - side] as const;
  const [left, top] = spare.map((room) =>
    Math.round(place === 'middle' ? room * random.uniform(0.4, 0.6) : room * random.uniform(0.04, 0.96)),
  ) as [number, number];
  const light = canvas.light.slice();
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [left + x, top + y];
      if (column < 0 || row < 0 || column >= canvas.width || row >= canvas.height) continue;
      light[row * canvas.width + column]! *= 1 - (1 - leaves) * ink[y * side + x]!;
    }
  return { ...canvas, light };
}

const grainy = (canvas: Canvas, random: Random, deviation: number): Canvas =>
  relit(canvas, (light) => light + deviation * random.normal());

/** Darker to the corners, as lenses make it. */
const vignetted = (canvas: Canvas, strength: number): Canvas =>
  relit(canvas, (light, x, y) => light * (1 - strength * 2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)));

/** Lit from one side. */
function litFrom(canvas: Canvas, random: Random, strength: number): Canvas {
  const angle = random.uniform(0, 2 * Math.PI);
  return relit(
    canvas,
    (light, x, y) => light * (1 - strength * (0.5 + 0.7 * ((x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle)))),
  );
}

/** Another tone around: so many pixels on the left, top, right and bottom. */
function bordered(
  canvas: Canvas,
  tone: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Canvas {
  const around = paper(canvas.width + left + right, canvas.height + top + bottom, tone);
  for (let y = 0; y < canvas.height; y++)
    around.light.set(canvas.light.subarray(y * canvas.width, (y + 1) * canvas.width), (y + top) * around.width + left);
  return around;
}

const plain = (digit: string, random: Random): Canvas => {
  const side = whole(random, 150, 400);
  return written(paper(side, whole(random, side * 0.9, side * 1.3)), digit, random, {
    height: 0.7 * side,
    pen: random.uniform(0.03, 0.08) * side,
    place: 'middle',
  });
};

/** A tone that can be told from white. */
const otherTone = (random: Random): number => random.uniform(0, 0.85);

/** Pictures by the kind of what is hard about them. */
export const KINDS: Readonly<Record<string, MakePicture>> = {
  plain,
  'light on dark': (digit, random) => relit(plain(digit, random), (light) => 0.1 + 0.8 * (1 - light)),
  'a thick marker': (digit, random) => {
    const side = whole(random, 150, 400);
    const page = written(paper(side, side), digit, random, {
      height: 0.66 * side,
      pen: random.uniform(0.08, 0.15) * side,
      place: 'middle',
    });
    return random.uniform(0, 1) < 0.5 ? page : relit(page, (light) => 1 - light);
  },
  'thin lines': (digit, random) => {
    const side = whole(random, 200, 900);
    return written(paper(side, side), digit, random, {
      height: 0.7 * side,
      pen: random.uniform(1, 5),
      place: 'middle',
    });
  },
  'small on a large page': (digit, random) =>
    written(paper(whole(random, 1200, 2000), whole(random, 900, 1500)), digit, random, {
      height: whole(random, 90, 200),
      pen: random.uniform(3, 9),
    }),
  'small in a photo': (digit, random) => {
    const height = whole(random, 110, 300);
    const page = written(paper(whole(random, 1200, 2000), whole(random, 900, 1500), 0.85), digit, random, {
      height,
      pen: random.uniform(0.04, 0.08) * height,
      leaves: 0.25,
    });
    return grainy(vignetted(page, random.uniform(0.1, 0.5)), random, random.uniform(0.005, 0.02));
  },
  'within a border': (digit, random) => {
    const depth = whole(random, 1, 80);
    return bordered(plain(digit, random), otherTone(random), [depth, depth, depth, depth]);
  },
  'beside bars': (digit, random) => {
    const depth = whole(random, 1, 80);
    return bordered(
      plain(digit, random),
      otherTone(random),
      random.uniform(0, 1) < 0.5 ? [depth, 0, depth, 0] : [0, depth, 0, random.uniform(0, 1) < 0.5 ? depth : 0],
    );
  },
  'in a drawn frame': (digit, random) => {
    const line = whole(random, 1, 6);
    const margin = whole(random, 4, 30);
    return bordered(bordered(plain(digit, random), otherTone(random), [line, line, line, line]), 1, [
      margin,
      margin,
      margin,
      margin,
    ]);
  },
  'small in 28x28': (digit, random) => {
    const dark = written(paper(28, 28), digit, random, {
      height: whole(random, 11, 16),
      pen: random.uniform(1.5, 2.5),
    });
    return random.uniform(0, 1) < 0.5 ? dark : relit(dark, (light) => 1 - light);
  },
  pencil: (digit, random) => {
    const height = whole(random, 240, 420);
    const page = written(paper(640, 480, 0.8), digit, random, {
      height,
      pen: random.uniform(3, 6),
      leaves: random.uniform(0.72, 0.85),
      place: 'middle',
    });
    return grainy(litFrom(page, random, random.uniform(0.1, 0.4)), random, random.uniform(0.005, 0.02));
  },
  'a hard shadow': (digit, random) => {
    const page = written(paper(640, 480, 0.85), digit, random, {
      height: 280,
      pen: random.uniform(10, 18),
      leaves: 0.2,
      place: 'middle',
    });
    const angle = random.uniform(0, 2 * Math.PI);
    const at = random.uniform(-0.3, 0.3);
    const left = random.uniform(0.45, 0.8);
    const soft = random.uniform(0.002, 0.02);
    const shaded = relit(
      page,
      (light, x, y) =>
        light *
        (left + (1 - left) / (1 + Math.exp(-((x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle) - at) / soft))),
    );
    return grainy(shaded, random, 0.008);
  },
  'the edge of the desk': (digit, random) => {
    const page = written(paper(640, 480, 0.85), digit, random, {
      height: 250,
      pen: random.uniform(9, 16),
      leaves: 0.2,
      place: 'middle',
    });
    const desk = random.uniform(0.15, 0.55);
    const angle = whole(random, 0, 3) * 90 + random.uniform(-8, 8);
    const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const at = random.uniform(0.36, 0.44);
    const laid = relit(page, (light, x, y) => {
      const isDesk = (x - 0.5) * dx + (y - 0.5) * dy > at;
      return isDesk ? desk + 0.04 * Math.sin(60 * (x * dy + y * dx) + 9 * x) : light;
    });
    return grainy(laid, random, 0.008);
  },
};

/** As a grey picture's bytes. */
export function toRgba({ width, height, light }: Canvas): RgbaPixels {
  const data = new Uint8ClampedArray(4 * width * height);
  light.forEach((value, index) => data.set([255 * value, 255 * value, 255 * value, 255], 4 * index));
  return { width, height, data };
}
