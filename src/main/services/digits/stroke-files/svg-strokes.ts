import type { Document, Element } from '@xmldom/xmldom';
import SvgPath from 'svgpath';
import { UserError } from '../../../../core/user-error';
import type { RecordedPoint, RecordedStrokes } from './recorded-strokes';
import { elementsIn } from './xml';

/** What can be a stroke of a pen in an SVG, and the path that it is. */
const PATHS = new Map<string | null, (element: Element) => string>([
  ['path', (element) => element.getAttribute('d') ?? ''],
  ['polyline', (element) => `M${element.getAttribute('points') ?? ''}`],
  [
    'line',
    (element) => {
      const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => element.getAttribute(name) ?? '0');
      return `M${x1} ${y1}L${x2} ${y2}`;
    },
  ],
]);

/** What is drawn only where something else refers to it. */
const UNSEEN = new Set(['defs', 'clipPath', 'mask', 'marker', 'pattern', 'symbol']);

/** A curve becomes so many lines. */
const LINES = 12;

/** So many points are no pen's. */
const MOST_POINTS = 100_000;

/**
 * The strokes of an SVG, its curves as short lines. Only what is drawn as a line is a stroke: the outline of a filled shape
 * is not the way of a pen.
 * @throws UserError where there are none, or a path can't be read
 */
export function readSvgStrokes(document: Document, name: string): RecordedStrokes {
  const shapes = elementsIn(document, '*').filter(
    (element) => PATHS.has(element.localName) && !ancestry(element).some((one) => UNSEEN.has(one.localName ?? '')),
  );
  const sheet = elementsIn(document, 'style')
    .map((style) => style.textContent ?? '')
    .join('\n');
  const lines = shapes.filter((shape) => isLine(shape, sheet));
  if (lines.length === 0)
    throw new UserError(
      shapes.length === 0
        ? `${name} has no paths in it that could be strokes of a pen.`
        : `${name} has filled shapes, not the strokes of a pen: save it as a picture (PNG).`,
    );
  const strokes = lines.flatMap((line) => flatten(line, name));
  if (strokes.reduce((sum, { length }) => sum + length, 0) > MOST_POINTS)
    throw new UserError(`${name} has more strokes than a pen draws.`);
  return { strokes };
}

/** An element and those that it lies in, itself first. */
function ancestry(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) found.push(one);
  return found;
}

/** Whether a shape is drawn as a line, or isn't filled. */
function isLine(shape: Element, sheet: string): boolean {
  const stroke = propertyOf(shape, 'stroke', sheet);
  return stroke === null ? propertyOf(shape, 'fill', sheet) === 'none' : stroke !== 'none';
}

/** A property of an element, of its own or of what it lies in: of its style, its class, or an attribute. */
function propertyOf(shape: Element, property: string, sheet: string): string | null {
  for (const element of ancestry(shape)) {
    const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter((one) => /^[\w-]+$/.test(one));
    const rules = classes.map((one) => new RegExp(`\\.${one}\\b[^{}]*\\{([^}]*)\\}`).exec(sheet)?.[1] ?? '');
    const styles = [element.getAttribute('style') ?? '', ...rules];
    const declared = styles.map((style) => new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`).exec(style)?.[1]);
    const value = declared.find((one) => one !== undefined) ?? element.getAttribute(property);
    if (value !== null) return value.trim();
  }
  return null;
}

/** The lines of a shape as they lie on the page, one for each time that the pen is put down. */
function flatten(shape: Element, name: string): RecordedPoint[][] {
  const strokes: RecordedPoint[][] = [];
  const add = (x: number, y: number): void => {
    if (!Number.isFinite(x + y)) throw broken(name);
    strokes.at(-1)?.push([x, y]);
  };
  const addCurve = (...points: readonly RecordedPoint[]): void => {
    for (let line = 1; line <= LINES; line++) add(...bezierAt(points, line / LINES));
  };
  transformed(shape, name).iterate((segment, _, x, y) => {
    const [command] = segment;
    if (command === 'M') strokes.push([]);
    if (command === 'M' || command === 'L') add(segment[1], segment[2]);
    else if (command === 'H') add(segment[1], y);
    else if (command === 'V') add(x, segment[1]);
    else if (command === 'Z' || command === 'z') add(...(strokes.at(-1)?.[0] ?? [x, y]));
    else if (command === 'Q') addCurve([x, y], [segment[1], segment[2]], [segment[3], segment[4]]);
    else if (command === 'C')
      addCurve([x, y], [segment[1], segment[2]], [segment[3], segment[4]], [segment[5], segment[6]]);
  });
  return strokes.filter(({ length }) => length > 0);
}

/** A shape's path in the coordinates of the page, without relative and short commands and arcs. */
function transformed(shape: Element, name: string): InstanceType<typeof SvgPath> {
  let path = SvgPath(PATHS.get(shape.localName)?.(shape) ?? '');
  for (const element of ancestry(shape)) {
    const transform = element.getAttribute('transform');
    if (transform !== null) path = path.transform(transform);
  }
  // Its type leaves out the fault that it remembers.
  if ((path as unknown as { readonly err: string }).err !== '') throw broken(name);
  return path.abs().unshort().unarc();
}

const broken = (name: string): UserError => new UserError(`${name} has a path in it that can't be read.`);

/** The point of a Bézier curve at a share of its way, by de Casteljau's construction. */
function bezierAt([first = [0, 0], ...others]: readonly RecordedPoint[], share: number): RecordedPoint {
  if (others.length === 0) return first;
  let [fromX, fromY] = first;
  const between = others.map(([x, y]): RecordedPoint => {
    const point = [fromX + share * (x - fromX), fromY + share * (y - fromY)] as const;
    [fromX, fromY] = [x, y];
    return point;
  });
  return bezierAt(between, share);
}
