/** The koala, a drawing of Inkling's own, as shapes from back to front. */

/** The parts of it that can be found. */
export const KOALA_PARTS = ['eyes', 'nose', 'ears', 'hands', 'legs'] as const;

export type KoalaPart = (typeof KOALA_PARTS)[number];

/** An ellipse, or a path as SVG writes it. */
type Outline =
  { readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number } | { readonly d: string };

/** One shape of it, in the units of {@link KOALA_WIDTH}. */
export interface KoalaShape {
  readonly outline: Outline;
  readonly fill: string;
  /** Drawn as a line in the fill's colour, not filled. */
  readonly line?: true;
  /** Mirrored on the koala's other side too. */
  readonly twice?: true;
}

/** Shapes that belong together; `part` is null for what is no part to be found. */
export interface KoalaGroup {
  readonly part: KoalaPart | null;
  readonly shapes: readonly KoalaShape[];
}

/** The drawing's size, in units of its own. */
export const KOALA_WIDTH = 320;
export const KOALA_HEIGHT = 372;

const FUR = '#9097a1';
const SHADED = '#7f8691';
const LIGHT = '#dcd8d3';
const DARK = '#2a2c33';

const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string): KoalaShape => ({
  outline: { cx, cy, rx, ry },
  fill,
});
const twice = (shape: KoalaShape): KoalaShape => ({ ...shape, twice: true });

/** All of it, from back to front. */
export const KOALA_GROUPS: readonly KoalaGroup[] = [
  { part: null, shapes: [ellipse(160, 262, 86, 92, FUR), ellipse(160, 278, 52, 64, LIGHT)] },
  {
    part: 'legs',
    shapes: [
      twice(ellipse(90, 332, 46, 33, SHADED)),
      twice(ellipse(84, 336, 24, 18, LIGHT)),
      twice(ellipse(60, 312, 7, 9, LIGHT)),
      twice(ellipse(78, 306, 7, 9, LIGHT)),
      twice(ellipse(97, 308, 7, 9, LIGHT)),
    ],
  },
  {
    part: 'hands',
    shapes: [
      twice({
        outline: {
          d: 'M84 206 C50 232 52 288 98 296 C130 300 138 272 118 262 C102 254 104 238 118 224 C120 204 98 194 84 206 Z',
        },
        fill: SHADED,
      }),
      twice({ outline: { d: 'M112 293 L110 282 M122 288 L116 278 M128 279 L120 272' }, fill: DARK, line: true }),
    ],
  },
  {
    part: 'ears',
    shapes: [twice(ellipse(70, 82, 54, 52, SHADED)), twice(ellipse(68, 84, 33, 32, '#e8d3d2'))],
  },
  {
    part: null,
    shapes: [
      ellipse(160, 132, 94, 82, FUR),
      ellipse(160, 172, 48, 32, LIGHT),
      { outline: { d: 'M144 186 Q160 197 176 186' }, fill: DARK, line: true },
    ],
  },
  {
    part: 'eyes',
    shapes: [twice(ellipse(113, 118, 13, 15, DARK)), twice(ellipse(117, 112, 4, 5, '#ffffff'))],
  },
  { part: 'nose', shapes: [ellipse(160, 144, 24, 34, DARK), ellipse(152, 128, 6, 9, '#5d616b')] },
];

/** The shape's attributes in SVG. */
export function attributesOf({ outline, fill, line }: KoalaShape): Readonly<Record<string, string | number>> {
  return line
    ? { ...outline, fill: 'none', stroke: fill, 'stroke-width': 4, 'stroke-linecap': 'round' }
    : { ...outline, fill };
}

/** Where a shape's mirror image stands. */
export const MIRRORED = `translate(${KOALA_WIDTH} 0) scale(-1 1)`;

/** The koala as an SVG file, on a plain background. */
export function koalaSvg(): string {
  const shapes = KOALA_GROUPS.flatMap(({ shapes: all }) => all).flatMap((shape) => {
    const tag = 'd' in shape.outline ? 'path' : 'ellipse';
    const attributes = Object.entries(attributesOf(shape)).map(([name, value]) => ` ${name}="${value}"`);
    const written = `<${tag}${attributes.join('')}/>`;
    return shape.twice ? [written, `<g transform="${MIRRORED}">${written}</g>`] : [written];
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * KOALA_WIDTH}" height="${2 * KOALA_HEIGHT}" ` +
    `viewBox="0 0 ${KOALA_WIDTH} ${KOALA_HEIGHT}"><rect width="100%" height="100%" fill="#f3efe6"/>${shapes.join('')}</svg>`
  );
}
