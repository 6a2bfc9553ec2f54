import type { Drawing } from '../../../core/ink/drawing';
import { readPenDigit, writePenDigit } from '../../../core/ink/strokes';

const KEY = 'inkling.drawing';

/** Keeps a drawing for as long as the window is open: over a reload, and over a crash of its page. */
export function keepDrawing(drawing: Drawing): void {
  try {
    sessionStorage.setItem(KEY, writePenDigit({ label: null, drawing }));
  } catch {
    // A picture may be larger than there is room for; an older drawing is not to come back in its place.
    sessionStorage.removeItem(KEY);
  }
}

/** The drawing that was on the pad before the page was loaded anew; null where there was none. */
export function keptDrawing(): Drawing | null {
  try {
    const line = sessionStorage.getItem(KEY);
    const drawing = line === null ? null : readPenDigit(line, KEY).drawing;
    return drawing?.marks.length ? drawing : null;
  } catch {
    return null;
  }
}
