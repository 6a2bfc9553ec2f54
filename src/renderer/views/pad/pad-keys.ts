/** What a key does to the pad. */
export type PadCommand = 'undo' | 'redo' | 'clear' | 'pen' | 'eraser' | 'narrower' | 'wider' | 'sample';

/** The keys as people read them, for tooltips and the list of keys. */
export const PAD_KEYS: Readonly<Record<PadCommand, string>> = {
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Shift+Z',
  clear: 'Del',
  pen: 'P',
  eraser: 'E',
  narrower: '[',
  wider: ']',
  sample: 'M',
};

const PLAIN: Readonly<Record<string, PadCommand>> = {
  delete: 'clear',
  backspace: 'clear',
  p: 'pen',
  e: 'eraser',
  '[': 'narrower',
  ']': 'wider',
  m: 'sample',
  n: 'sample',
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command that a key press gives, if any. Command on a Mac is Control elsewhere. */
export function padCommand({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): PadCommand | null {
  // Some keyboards reach the brackets with AltGr, which arrives as Control and Alt.
  if (key === '[' || key === ']') return PLAIN[key]!;
  if (altKey) return null;
  if (!ctrlKey && !metaKey) return shiftKey ? null : (PLAIN[key.toLowerCase()] ?? null);
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (key.toLowerCase() === 'y' && !shiftKey) return 'redo';
  return null;
}
