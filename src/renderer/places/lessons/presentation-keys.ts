import { isTyping } from '../../ui/is-typing';

const NEXT = ['ArrowRight', 'PageDown'];
const PREVIOUS = ['ArrowLeft', 'PageUp'];

/** What, besides that which is typed into, has a use of its own for the keys that turn pages. */
const TAKES_KEYS = '[role="grid"], [role="slider"], [role="radiogroup"]';

/** By how many lessons a key goes on while a class looks on; 0 for a key that is meant for something else. */
export function lessonsByKey(event: KeyboardEvent): -1 | 0 | 1 {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return 0;
  if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return 0;
  if (NEXT.includes(event.key)) return 1;
  return PREVIOUS.includes(event.key) ? -1 : 0;
}

/** Whether a key ends the presentation; in a dialog or a menu, Escape closes that. */
export function isEnd(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.defaultPrevented) return false;
  return !(event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]'));
}
