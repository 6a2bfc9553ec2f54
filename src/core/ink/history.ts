import { EMPTY_DRAWING, type Drawing } from './drawing';

/** A drawing with what it was before, and what was undone. Never changed in place. */
export interface History {
  readonly past: readonly Drawing[];
  readonly present: Drawing;
  readonly future: readonly Drawing[];
}

/** How many steps can be undone. */
export const HISTORY_LIMIT = 200;

/** A pad that nothing was done on. */
export const NEW_HISTORY: History = { past: [], present: EMPTY_DRAWING, future: [] };

/** Goes on to another drawing. What was undone before is given up, as everywhere. */
export function goOn(history: History, drawing: Drawing): History {
  if (drawing === history.present) return history;
  return { past: [...history.past, history.present].slice(-HISTORY_LIMIT), present: drawing, future: [] };
}

/** Back to the drawing before, or the same history where there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

/** Forward to what was undone last, or the same history where there is nothing. */
export function redo(history: History): History {
  const [after, ...later] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.present], present: after, future: later };
}
