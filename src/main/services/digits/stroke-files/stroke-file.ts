import { labelOfPath } from '../../../../core/data/path-label';
import { UserError } from '../../../../core/user-error';
import { type StrokeRecord, strokeRecords } from '../../../../core/ink/stroke-records';
import { readInkml } from './inkml';
import type { RecordedStrokes } from './recorded-strokes';
import { readSvgStrokes } from './svg-strokes';
import { isUnipen, readUnipen } from './unipen';
import { isXml, parseXml } from './xml';

/** Whether a text is a file of strokes in another format than JSON. */
export const isStrokeFile = (text: string): boolean => isXml(text) || isUnipen(text);

/**
 * The records of a file of strokes: JSON as {@link strokeRecords} reads it, InkML, UNIPEN, or an SVG of lines. One that
 * doesn't say what it is has the label that its path tells, see {@link labelOfPath}.
 * @throws UserError that names the place which can't be read
 */
export function recordsOfFile(text: string, name: string): Iterable<StrokeRecord> {
  if (!isStrokeFile(text)) return strokeRecords(text, name);
  const records = isXml(text) ? readXml(text, name) : readUnipen(text, name);
  const told = labelOfPath(name);
  return records.map((record, index) => ({
    value: { ...(told !== null && { label: told }), ...record },
    where: records.length === 1 ? name : `${name}, digit ${index + 1}`,
  }));
}

function readXml(text: string, name: string): readonly RecordedStrokes[] {
  const document = parseXml(text, name);
  const root = document.documentElement?.localName;
  if (root === 'ink') return readInkml(document, name);
  if (root === 'svg') return [readSvgStrokes(document, name)];
  throw new UserError(`${name} is neither InkML nor SVG: its outermost element is “${root}”.`);
}
