import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { ownDigitId, type OwnDigit } from '../../../core/data/own-digits';
import { drawingSchema } from '../../../core/ink/drawing-schema';
import { readPenDigit, writePenDigit } from '../../../core/ink/strokes';
import { UserError } from '../../../core/user-error';

/** The lines that own digits are kept in: those of {@link readPenDigit}, with an id and the time. */

/** A line, and the digit that it holds; null where it can't be read as one. */
export interface Entry {
  readonly line: string;
  readonly digit: OwnDigit | null;
}

/** Reads a line of the data folder. */
export function readEntry(line: string): Entry {
  try {
    const { label, drawing, id, kept } = readPenDigit(line, 'The line');
    const isOwn = label !== null && kept !== undefined && v.is(ownDigitId, id) && v.is(drawingSchema, drawing);
    return { line, digit: isOwn ? { id, label, kept, drawing } : null };
  } catch (error) {
    if (error instanceof UserError) return { line, digit: null };
    throw error;
  }
}

/** The line of a digit. */
export function lineOf(digit: OwnDigit): string {
  return writePenDigit(digit);
}

/** The same for the same ink, whatever its label: a drawing that is taken in twice is one digit. */
export function drawingKey({ drawing }: Pick<OwnDigit, 'drawing'>): string {
  return writePenDigit({ label: null, drawing });
}

/** The line of a digit that was deleted, in milliseconds. */
export function deletedLine(line: string, deleted: number): string {
  return JSON.stringify({ ...(JSON.parse(line) as object), deleted });
}

/** When a line's digit was deleted, in milliseconds; not a number where it doesn't say. */
export function deletedAt(line: string): number {
  try {
    const { deleted } = JSON.parse(line) as { deleted?: unknown };
    return typeof deleted === 'number' ? deleted : NaN;
  } catch {
    return NaN;
  }
}

/** An id that no other digit has; those of one moment sort by their place. */
export function newDigitId(moment: Date, index: number): string {
  return `${moment.getTime().toString(36)}-${index.toString(36).padStart(4, '0')}-${randomBytes(4).toString('hex')}`;
}
