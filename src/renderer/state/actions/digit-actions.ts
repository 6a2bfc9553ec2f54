import { LARGEST_DIGITS } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import { DIGIT_FORMATS, type DigitFormatId } from '../../../core/data/digit-formats';
import type { OwnDigit } from '../../../core/data/own-digits';
import type { Drawing } from '../../../core/ink/drawing';
import { UserError } from '../../../core/user-error';
import { writeBytes, writeCount, writeCounted, writeOneDigit } from '../../../core/words/quantities';
import type { Toasts } from '../../ui/toasts.svelte';
import type { Keeping } from '../digits/keeping.svelte';
import type { OwnDigits } from '../digits/own-digits.svelte';
import type { Pad } from '../pad/pad.svelte';
import type { ChosenFile } from '../window/chosen-files';
import type { FileSaving } from '../window/file-saving';
import type { Navigation } from '../window/navigation.svelte';

/** What is acted on. */
interface Acted {
  readonly connection: Pick<Client, 'call'>;
  readonly pad: Pad;
  readonly keeping: Keeping;
  readonly ownDigits: OwnDigits;
  readonly navigation: Pick<Navigation, 'go'>;
  readonly fileSaving: Pick<FileSaving, 'finish'>;
  readonly toasts: Pick<Toasts, 'attempt' | 'say'>;
}

/** What the user can do with digits that were kept. What was done is said, and can be undone; what goes wrong shows as a toast. */
export class DigitActions {
  constructor(private readonly on: Acted) {}

  /** Lays a digit on the pad, and goes there. */
  openOnPad(digit: OwnDigit): void {
    const { keeping, navigation, pad } = this.on;
    pad.layDrawing(digit.drawing);
    keeping.remember(digit.drawing, digit);
    navigation.go('draw');
  }

  /** Keeps what is on the pad, or one digit of the number there, or corrects the label of what is kept already. */
  async keep(label: number, drawing: Drawing = this.on.pad.settled): Promise<void> {
    const { connection, keeping, ownDigits, pad, toasts } = this.on;
    const kept = keeping.keptAs(drawing);
    if (pad.holdsSample)
      toasts.say('This is one of MNIST’s test digits. Networks are tested with them, and must not learn from them.');
    else if (kept?.label === label) toasts.say(`Kept as ${writeOneDigit(label)} already`);
    else if (kept) await this.relabel([kept], label);
    else
      await toasts.attempt(async () => {
        const digit = await keeping.keep(drawing, label);
        toasts.say(
          `Kept as ${writeOneDigit(label)}: ${writeCounted(ownDigits.all?.length ?? 1, 'digit')} of your own`,
          {
            label: 'Undo',
            run: () => void toasts.attempt(() => connection.call('digits.delete', [digit.id])),
          },
        );
      });
  }

  /** Keeps the digits of a number as they were read, those that aren't kept already. */
  async keepNumber(digits: readonly { readonly drawing: Drawing; readonly digit: number }[]): Promise<void> {
    const { connection, keeping, ownDigits, toasts } = this.on;
    const unkept = digits.filter(({ drawing }) => keeping.keptAs(drawing) === null);
    if (unkept.length === 0) toasts.say('All its digits are kept already');
    else
      await toasts.attempt(async () => {
        const ids: string[] = [];
        for (const { drawing, digit } of unkept) ids.push((await keeping.keep(drawing, digit)).id);
        toasts.say(
          `Kept as ${unkept.map(({ digit }) => digit).join(', ')}: ${writeCounted(ownDigits.all?.length ?? ids.length, 'digit')} of your own`,
          { label: 'Undo', run: () => void toasts.attempt(() => connection.call('digits.delete', ids)) },
        );
      });
  }

  async delete(digits: readonly OwnDigit[]): Promise<void> {
    const { connection, toasts } = this.on;
    const ids = digits.map(({ id }) => id);
    await toasts.attempt(async () => {
      await connection.call('digits.delete', ids);
      toasts.say(`Deleted ${nameDigits(digits)}`, {
        label: 'Undo',
        run: () => void toasts.attempt(() => connection.call('digits.restore', ids)),
      });
    });
  }

  /** Gives digits another label; undone, each has its own again. */
  async relabel(digits: readonly OwnDigit[], label: number): Promise<void> {
    const { connection, toasts } = this.on;
    const changed = digits.filter((digit) => digit.label !== label);
    if (changed.length === 0) return;
    await toasts.attempt(async () => {
      await connection.call('digits.relabel', idsOf(changed), label);
      toasts.say(`${changed.length === 1 ? 'Now' : `${writeCount(changed.length)} are now`} labelled ${label}`, {
        label: 'Undo',
        run: () => void toasts.attempt(() => this.#giveBack(changed)),
      });
    });
  }

  async #giveBack(digits: readonly OwnDigit[]): Promise<void> {
    const { connection } = this.on;
    for (const label of new Set(digits.map((digit) => digit.label))) {
      await connection.call('digits.relabel', idsOf(digits.filter((digit) => digit.label === label)), label);
    }
  }

  async export(format: DigitFormatId): Promise<void> {
    const { connection, fileSaving, toasts } = this.on;
    await toasts.attempt(async () => {
      const saved = await connection.call('digits.export', format);
      fileSaving.finish(saved);
      if (saved.kind !== 'cancelled' && !DIGIT_FORMATS[format].hasStrokes)
        toasts.say('These are 28×28 images: the strokes are not in the file.');
    });
  }

  /** Adds the digits of files that were chosen or dropped. */
  async import(files: readonly ChosenFile[]): Promise<void> {
    const { connection, toasts } = this.on;
    await toasts.attempt(async () => {
      const [first, ...others] = files;
      const name = first && others.length === 0 ? first.name : `${writeCount(files.length)} files`;
      if (files.reduce((sum, { file }) => sum + file.size, 0) > LARGEST_DIGITS)
        throw new UserError(
          `“${name}” is larger than ${writeBytes(LARGEST_DIGITS)}: \`inkling digits import\` in a terminal takes it.`,
        );
      const read = await Promise.all(
        files.map(async ({ name: path, file }) => ({
          name: path.slice(-255),
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      );
      const { added, known, notes } = await connection.call('digits.import', read);
      const here = known > 0 ? `; ${writeCount(known)} ${known === 1 ? 'was' : 'were'} here already` : '';
      toasts.say([`Added ${writeCounted(added, 'digit')} of ${name}${here}`, ...notes].join('. '));
    });
  }
}

function nameDigits(digits: readonly OwnDigit[]): string {
  const [first, ...others] = digits;
  return first && others.length === 0 ? writeOneDigit(first.label) : writeCounted(digits.length, 'digit');
}

function idsOf(digits: readonly OwnDigit[]): string[] {
  return digits.map(({ id }) => id);
}
