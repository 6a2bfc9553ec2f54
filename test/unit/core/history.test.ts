import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DRAWING, type Drawing } from '../../../src/core/ink/drawing';
import { goOn, HISTORY_LIMIT, newHistory, redo, undo } from '../../../src/core/history';
import { pen } from './ink/drawings';

const drawing = (n: number): Drawing => ({ marks: [pen([[n, n]])] });

describe('history', () => {
  it('undoes and redoes like a list with a cursor, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('draw', 'undo', 'redo'), { maxLength: 60 }), (acts) => {
        let history = newHistory(EMPTY_DRAWING);
        let list: Drawing[] = [EMPTY_DRAWING];
        let cursor = 0;
        acts.forEach((act, index) => {
          if (act === 'draw') {
            const next = drawing(index);
            history = goOn(history, next);
            list = [...list.slice(0, cursor + 1), next];
            cursor++;
          } else if (act === 'undo') {
            history = undo(history);
            cursor = Math.max(0, cursor - 1);
          } else {
            history = redo(history);
            cursor = Math.min(list.length - 1, cursor + 1);
          }
          expect(history.present).toBe(list[cursor]);
          expect(history.past.length).toBe(cursor);
          expect(history.future.length).toBe(list.length - 1 - cursor);
        });
      }),
    );
  });

  it('keeps the newest steps only, and no step where nothing changed', () => {
    let history = newHistory(EMPTY_DRAWING);
    for (let n = 0; n < HISTORY_LIMIT + 50; n++) history = goOn(history, drawing(n));
    expect(history.past.length).toBe(HISTORY_LIMIT);
    expect(undo(history).present).toEqual(drawing(HISTORY_LIMIT + 48));
    expect(goOn(history, history.present)).toBe(history);
  });
});
