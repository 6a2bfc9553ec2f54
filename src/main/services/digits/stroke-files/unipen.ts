import { UserError } from '../../../../core/user-error';
import type { RecordedPoint, RecordedStrokes } from './recorded-strokes';

/** UNIPEN 1.0: lines of keywords that begin with a dot, and the points of the pen after `.PEN_DOWN` and `.PEN_UP`. */

/** What the pen did between two keywords. */
interface Component {
  readonly isDown: boolean;
  readonly points: RecordedPoint[];
}

/** `.SEGMENT DIGIT 0-2 OK "7"`, with the place of the first component after it. */
interface Segment {
  readonly level: string;
  readonly parts: string;
  readonly label: string;
  readonly first: number;
}

/** Whether a text is a UNIPEN file. */
export const isUnipen = (text: string): boolean =>
  /^\s*\.[A-Z_]+\b/.test(text) && /^\.(PEN_DOWN|SEGMENT)\b/m.test(text);

/**
 * What a UNIPEN file holds: a record for each of its segments that is a character or a digit, or of any level where none is;
 * one of all strokes where there are no segments.
 * @throws UserError that names the line that can't be read
 */
export function readUnipen(text: string, name: string): RecordedStrokes[] {
  const { components, segments } = parseLines(text, name);
  if (!components.some(({ isDown }) => isDown)) {
    const [, included] = /^\.INCLUDE\s+(\S+)/m.exec(text) ?? [];
    throw new UserError(
      included === undefined
        ? `${name} has no strokes of a pen in it.`
        : `${name} has the labels only: its strokes are in another file, ${included}.`,
    );
  }
  const single = segments.filter(({ level }) => /^(CHARACTER|DIGIT)$/i.test(level));
  const wanted = single.length > 0 ? single : segments;
  if (wanted.length === 0) return upright([{ strokes: strokesOf(components) }]);
  const following = wanted.map((segment) => {
    const next = segments[segments.indexOf(segment) + 1];
    return strokesOf(components.slice(segment.first, next?.first));
  });
  // Segments come each before its own strokes, or all together with the numbers of theirs.
  const areFollowed = following.every(({ length }) => length > 0);
  return upright(
    wanted.map(({ label, parts }, at) => ({
      label,
      strokes: areFollowed
        ? (following[at] ?? [])
        : strokesOf(componentsAt(parts, components, `${name}, segment ${at + 1}`)),
    })),
  );
}

function parseLines(text: string, name: string): { components: Component[]; segments: Segment[] } {
  const components: Component[] = [];
  const segments: Segment[] = [];
  let columns: readonly [number, number] = [0, 1];
  let current: Component | null = null;
  const close = (): void => {
    if (current !== null && current.points.length > 0) components.push(current);
    current = null;
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const [, keyword, rest = ''] = /^\.([A-Z_0-9]+)\s*(.*)$/.exec(line) ?? [];
    if (keyword === undefined) {
      if (current === null || line === '') continue;
      const values = line.split(/\s+/).map(Number);
      const [x, y] = columns.map((column) => values[column]);
      if (x === undefined || y === undefined || !Number.isFinite(x + y))
        throw new UserError(`${name}, line ${index + 1} has no point of the pen.`);
      current.points.push([x, y]);
      continue;
    }
    close();
    if (keyword === 'PEN_DOWN' || keyword === 'PEN_UP') current = { isDown: keyword === 'PEN_DOWN', points: [] };
    else if (keyword === 'COORD') {
      const names = rest.split(/\s+/);
      if (names.includes('X') && names.includes('Y')) columns = [names.indexOf('X'), names.indexOf('Y')];
    } else if (keyword === 'SEGMENT') {
      const [, level = '', parts = ''] = /^(\S+)\s+(\S+)/.exec(rest) ?? [];
      segments.push({ level, parts, label: /"([^"]*)"/.exec(rest)?.[1] ?? '', first: components.length });
    }
  }
  close();
  return { components, segments };
}

/** `0`, `0-2`, `0,2-3`, from the point `4` of a component on: `0:4-2:9`. */
function componentsAt(parts: string, components: readonly Component[], where: string): readonly Component[] {
  return parts.split(',').flatMap((part) => {
    const [, from, to = from] = /^(\d+)(?::\d+)?(?:-(\d+)(?::\d+)?)?$/.exec(part) ?? [];
    if (from === undefined || components[Number(to)] === undefined)
      throw new UserError(`${where} names strokes that are not there: “${part}”.`);
    return components.slice(Number(from), Number(to) + 1);
  });
}

const strokesOf = (components: readonly Component[]): readonly RecordedPoint[][] =>
  components.filter(({ isDown }) => isDown).map(({ points }) => points);

/** With y downward. A tablet's goes up or down, and the file doesn't say: nearly all digits are begun at their top. */
function upright(records: readonly RecordedStrokes[]): RecordedStrokes[] {
  const goesUp = records.reduce((sum, { strokes }) => sum + beginsHigh(strokes.flat()), 0) >= 0;
  if (!goesUp) return [...records];
  return records.map((record) => ({
    ...record,
    strokes: record.strokes.map((stroke) => stroke.map(([x, y]) => [x, -y] as const)),
  }));
}

/** 1 where points begin with a y above the middle of theirs, -1 below it. */
function beginsHigh(points: readonly RecordedPoint[]): number {
  const [first] = points;
  if (first === undefined) return 0;
  const extreme = (choose: (one: number, other: number) => number): number =>
    points.reduce((found, [, y]) => choose(found, y), first[1]);
  return Math.sign(2 * first[1] - extreme(Math.min) - extreme(Math.max));
}
