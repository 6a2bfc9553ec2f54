import type { Document, Element } from '@xmldom/xmldom';
import { UserError } from '../../../../core/user-error';
import type { RecordedPoint, RecordedStrokes } from './recorded-strokes';
import { childrenOf, elementsIn } from './xml';

/** InkML (https://www.w3.org/TR/InkML): traces of a pen, perhaps in groups, with annotations. */

/** What annotations with the label are called. */
const LABELS = /^(truth|label|ground ?truth|transcription)$/i;

/** Where a point has one of its coordinates, and 1 or -1 for the way that it goes. */
interface Place {
  readonly at: number;
  readonly sign: number;
}

type Channels = Readonly<Record<'x' | 'y', Place>>;

const FIRST_TWO: Channels = { x: { at: 0, sign: 1 }, y: { at: 1, sign: 1 } };

/**
 * What an InkML file holds: a record for each of the innermost groups of traces, or one of all traces where there are none.
 * @throws UserError that names a trace which can't be read
 */
export function readInkml(document: Document, name: string): RecordedStrokes[] {
  const channels = channelsOf(document);
  const traces = elementsIn(document, 'trace');
  const groups = elementsIn(document, 'traceGroup').filter((group) => elementsIn(group, 'traceGroup').length === 0);
  const read = (trace: Element): RecordedPoint[] =>
    readTrace(trace.textContent ?? '', channels, `${name}, trace ${traces.indexOf(trace) + 1}`);
  if (groups.length === 0) return [{ ...labelIn(document.documentElement), strokes: traces.map(read) }];
  const byId = new Map(traces.map((trace) => [idOf(trace), trace]));
  return groups.map((group) => {
    const viewed = elementsIn(group, 'traceView').flatMap((view) => {
      const reference = (view.getAttribute('traceDataRef') ?? '').replace(/^#/, '');
      const trace = byId.get(reference);
      if (trace === undefined) throw new UserError(`${name} has no trace “${reference}”, which a group of it names.`);
      return [trace];
    });
    return { ...labelIn(group), strokes: [...elementsIn(group, 'trace'), ...viewed].map(read) };
  });
}

const idOf = (trace: Element): string => trace.getAttribute('xml:id') ?? trace.getAttribute('id') ?? '';

/** The label that an element's own annotation has, without the dollars of LaTeX. */
function labelIn(element: Element | null): Pick<RecordedStrokes, 'label'> {
  const annotation = (element ? childrenOf(element) : []).find(
    (child) => child.localName === 'annotation' && LABELS.test(child.getAttribute('type') ?? ''),
  );
  return annotation ? { label: (annotation.textContent ?? '').replaceAll('$', '').trim() } : {};
}

const placeIn = (channels: readonly Element[], channel: Element): Place => ({
  at: channels.indexOf(channel),
  sign: channel.getAttribute('orientation') === '-ve' ? -1 : 1,
});

/** X and Y come first where the file doesn't say. */
function channelsOf(document: Document): Channels {
  const [format] = elementsIn(document, 'traceFormat');
  const channels = format ? elementsIn(format, 'channel') : [];
  const [x, y] = ['X', 'Y'].map((wanted) => channels.find((one) => one.getAttribute('name') === wanted));
  if (x === undefined || y === undefined) return FIRST_TWO;
  return { x: placeIn(channels, x), y: placeIn(channels, y) };
}

/** A value, after the mark that says how it and those after it are meant: `!` as it is, `'` a difference, `"` a second one. */
const VALUE = /([!'"]?)\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|#[\da-f]+|[TF*?])/gi;

/** The points of a trace, with commas between them. */
function readTrace(text: string, channels: Channels, where: string): RecordedPoint[] {
  const [readX, readY] = [coordinateReader(channels.x), coordinateReader(channels.y)];
  return text
    .split(',')
    .filter((point) => point.trim() !== '')
    .map((point) => {
      const values = [...point.matchAll(VALUE)];
      const [x, y] = [readX(values), readY(values)];
      if (!Number.isFinite(x + y))
        throw new UserError(`${where} has a point without the numbers of its place: “${point.trim().slice(0, 40)}”.`);
      return [x, y];
    });
}

/** Reads a coordinate of one point after the other, whose values lean on those before; NaN where there is none. */
function coordinateReader({ at, sign }: Place): (values: readonly RegExpExecArray[]) => number {
  let mark = '!';
  let value = 0;
  let speed = 0;
  return (values) => {
    const [, newMark = '', written = 'none'] = values[at] ?? [];
    if (newMark !== '') mark = newMark;
    const number = Number(written);
    if (mark === '!') value = number;
    else {
      speed = mark === "'" ? number : speed + number;
      value += speed;
    }
    return sign * value;
  };
}
