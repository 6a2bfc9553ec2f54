import { UserError } from '../user-error';

/** A record of a file of strokes, with what names it in an error: `pens.jsonl, line 3`. */
export interface StrokeRecord {
  readonly value: unknown;
  readonly where: string;
}

/** The records of a file of strokes: one on each line, or all in one JSON array. A blank line holds none, and counts. */
export function* strokeRecords(text: string, name: string): Generator<StrokeRecord, void> {
  if (text.trimStart().startsWith('[')) {
    const values = parse(text, `${name} is not JSON.`) as readonly unknown[];
    for (const [index, value] of values.entries()) yield { value, where: `${name}, digit ${index + 1}` };
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${name}, line ${index + 1}`;
    yield { value: parseLine(line, where), where };
  }
}

/** One record from its line; `where` names it in the UserError that a fault gets. */
export const parseLine = (line: string, where: string): unknown => parse(line, `${where} is not a line of JSON.`);

/** @throws UserError with the sentence where the text is no JSON */
function parse(text: string, fault: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(fault);
  }
}
