/** How window, terminal and the files that are exported write quantities: one way for each kind of number, everywhere. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, signDisplay: 'negative' });
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A count, with thousands apart: `60,000`. */
export function writeCount(count: number): string {
  return grouped.format(count);
}

const LARGE = ['million', 'billion', 'trillion', 'quadrillion'] as const;

/** A large count as it is said, to three figures: `24.9 trillion`, `3.11 million`; below a million in full. */
export function writeLarge(count: number): string {
  if (count < 999_999.5) return writeCount(count);
  const rounded = Number(count.toPrecision(3));
  const step = Math.min(LARGE.length, Math.floor(Math.log10(rounded) / 3) - 1);
  const said = rounded / 1000 ** (step + 1);
  return `${said >= 1000 ? writeCount(said) : Number(said.toPrecision(3))} ${LARGE[step - 1] ?? ''}`;
}

/** A count that is beyond a limit, as {@link writeLarge} does where that tells it from the limit; else in full: `10,000,315`. */
export function writeBeyond(count: number, limit: number): string {
  const said = writeLarge(count);
  return said === writeLarge(limit) ? writeCount(count) : said;
}

/** A count with its noun: `1 epoch`, `3 epochs`. */
export function writeCounted(count: number, noun: string): string {
  return `${writeCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number in full, with a real minus sign: `−180`, `0.4`, `12,000`. */
export function writeInFull(value: number): string {
  return precise.format(value).replace('-', '−');
}

/** An angle in degrees: `−45°`. */
export const writeDegrees = (angle: number): string => `${writeInFull(angle)}°`;

/** A length in pixels of the 28x28 image: `2.5 px`. */
export const writePixels = (length: number): string => `${writeInFull(length)} px`;

/** How many times as large: `0.8×`. */
export const writeFactor = (factor: number): string => `${writeInFull(factor)}×`;

/** The article of a digit: `an` of an 8, `a` of all others. */
export function articleOf(digit: number, article: 'a' | 'A' = 'a'): string {
  return digit === 8 ? `${article}n` : article;
}

/** A digit after its article: `a 7`, `an 8`. */
export function writeOneDigit(digit: number, article: 'a' | 'A' = 'a'): string {
  return `${articleOf(digit, article)} ${digit}`;
}

/** A share 0..1 as a percentage: `99.34 %`. The space does not break, so that the number keeps its sign in a line of text. */
export function writeShare(share: number, decimals = 1): string {
  return `${writePercent(share, decimals)}\u00a0%`;
}

/** A share with as many decimals as it has, for the marks of an axis: `97.5 %`. */
export function writeShareInFull(share: number): string {
  return `${writeInFull(100 * share)}\u00a0%`;
}

/** {@link writeShare} with a plain space: for a terminal and for files, which are copied from and searched. */
export function writePlainShare(share: number, decimals = 1): string {
  return `${writePercent(share, decimals)} %`;
}

/** The number of percent of a share. Never rounded up to 100 while anything is missing, nor down to 0 while there is something. */
export function writePercent(share: number, decimals = 1): string {
  const unit = 10 ** -decimals;
  let percent = share * 100;
  if (share < 1) percent = Math.min(percent, 100 - unit);
  if (share > 0) percent = Math.max(percent, unit);
  return percent.toFixed(decimals);
}

/**
 * A probability of an answer in percent, rounded down: `98 %`, and never 100 % while anything is missing. What the last
 * place can't show is `< 1 %`, and 0 where it is less than a twentieth of that: too little to be seen in a bar.
 */
export function writeProbability(probability: number, decimals = 0): string {
  const parts = 100 * 10 ** decimals * probability;
  if (parts >= 0.05 && parts < 1) return `< ${10 ** -decimals} %`;
  // The dust of computing must not take 29 % down to 28; what float32 can miss of a whole is more than that.
  return `${(Math.floor(parts + 1e-9) / 10 ** decimals).toFixed(decimals)} %`;
}

/** The loss of a network, the mean over the digits that it read: `0.0312`. */
export const writeLoss = (loss: number): string => loss.toFixed(4);

/** A length of time, in the two largest units that say something: `45 s`, `2 min 10 s`, `1 h 5 min`. */
export function writeDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 10) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const rounded = Math.round(whole / 60);
  if (rounded < 60) return `${rounded} min`;
  const hours = Math.floor(rounded / 60);
  return rounded % 60 === 0 ? `${hours} h` : `${hours} h ${rounded % 60} min`;
}

/** A guessed length of time, with no more exactness than a guess has: `under 10 s`, `about 40 s`, `about 3 min`. */
export function writeRoughDuration(seconds: number): string {
  if (seconds < 10) return 'under 10 s';
  if (seconds <= 50) return `about ${Math.ceil(seconds / 10) * 10} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `about ${minutes} min`;
  const quarters = Math.round(seconds / 900);
  return `about ${quarters / 4} h`;
}

/** A size in bytes: `86 kB`, `1.2 MB`, `99.5 TB`. */
export function writeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999.95e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes < 999.95e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${(bytes / 1e12).toFixed(1)} TB`;
}

/** A moment, in the reader's own time zone: `24 Nov 2026, 23:02`. */
export function writeMoment(isoTimestamp: string): string {
  return dateAndTime.format(new Date(isoTimestamp));
}

/** Names as a sentence has them: `reader, plain and small`. */
export const writeList = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
