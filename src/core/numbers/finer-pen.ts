import type { Mark } from '../ink/drawing';

/**
 * The ink's width for digits one high, as `readPenDigit` has it. A number that was written with a pen too wide for its
 * small digits would be read as blots.
 */
const WIDEST_INK = 31 / 200;

/** A mark of a line of digits with ink no wider than fits them; `lineHeight` in pad units, 0 where it isn't known. */
export function finer<M extends Mark>(mark: M, lineHeight: number): M {
  if (mark.kind === 'picture' || mark.tool === 'eraser' || lineHeight === 0) return mark;
  return { ...mark, width: Math.min(mark.width, WIDEST_INK * lineHeight) };
}
