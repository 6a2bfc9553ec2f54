/** Something that is edited (a drawing, a network) with what it was before, and what was undone. Never changed in place. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** How many steps can be undone. */
export const HISTORY_LIMIT = 200;

/** A history in which nothing was done yet. */
export function newHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** Goes on to another state. What was undone before is given up, as everywhere. */
export function goOn<State>(history: History<State>, state: State): History<State> {
  if (state === history.present) return history;
  return { past: [...history.past, history.present].slice(-HISTORY_LIMIT), present: state, future: [] };
}

/** Back to the state before, or the same history where there is none. */
export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

/** Forward to what was undone last, or the same history where there is nothing. */
export function redo<State>(history: History<State>): History<State> {
  const [after, ...later] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.present], present: after, future: later };
}
