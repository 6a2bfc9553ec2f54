/** A digit in English, as files and words of other programs have it. */
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The digit that an English word is; null for any other word. */
export function digitOfWord(word: string): number | null {
  const digit = ENGLISH.indexOf(word.toLowerCase());
  return digit < 0 ? null : digit;
}

/** `7`, `digit_7`, `seven`. */
const FOLDER = /^(?:(?:digit|class|label)[ _-]?)?(\d)$/i;

/** `0-num7.png`, `12_label7.png`. */
const NAMED = /(?:digit|class|label|num)[ _-]?(\d)(?!\d)/i;

/** `7.png`, `7_0001.png`, `7 (2).png`. */
const FIRST = /^(\d)(?![\da-z])/i;

/**
 * The label of a file that its path tells: the nearest folder that is called as a digit (`7/a.png`, `seven/a.png`), else the
 * file's own name (`7_0001.png`, `12-label7.png`); null where neither says.
 */
export function labelOfPath(path: string): number | null {
  const parts = path.split(/[/\\]/);
  const name = parts.pop() ?? '';
  for (const folder of parts.reverse()) {
    const label = digitOfWord(folder) ?? toDigit(FOLDER.exec(folder));
    if (label !== null) return label;
  }
  return toDigit(NAMED.exec(name)) ?? toDigit(FIRST.exec(name));
}

const toDigit = (found: RegExpExecArray | null): number | null => (found === null ? null : Number(found[1]));
