import { LARGEST_DIGITS } from '../../../core/contract/api';
import { DIGIT_FORMATS, type DigitFormatId } from '../../../core/data/digit-formats';
import type { OwnDigit } from '../../../core/data/own-digits';
import { UserError } from '../../../core/user-error';
import { keeping, ownDigits, pad } from '../app-state';
import { connection } from '../connection/connection.svelte';
import { finishSaving } from '../save-file';
import { navigation } from '../navigation.svelte';
import { writeBytes, writeCount, writeCounted, writeOneDigit } from '../../../core/words/quantities';
import { toasts } from '../../ui/toasts.svelte';

/** What the user can do with digits that were kept. What was done is said, and can be undone; what goes wrong shows as a toast. */

/** Lays a digit on the pad, and goes there. */
export function openOnPad(digit: OwnDigit): void {
  pad.layDrawing(digit.drawing);
  keeping.remember(digit.drawing, digit);
  navigation.go('draw');
}

/** Keeps what is on the pad, or corrects the label of what is kept already. */
export async function keepDrawing(label: number): Promise<void> {
  const drawing = pad.settled;
  const kept = keeping.keptAs(drawing);
  if (pad.holdsSample)
    toasts.say('This is one of MNIST’s test digits. Networks are tested with them, and must not learn from them.');
  else if (kept?.label === label) toasts.say(`Kept as ${writeOneDigit(label)} already`);
  else if (kept) await relabelDigits([kept], label);
  else
    await toasts.attempt(async () => {
      const digit = await keeping.keep(drawing, label);
      toasts.say(`Kept as ${writeOneDigit(label)}: ${writeCounted(ownDigits.all?.length ?? 1, 'digit')} of your own`, {
        label: 'Undo',
        run: () => void toasts.attempt(() => connection.call('digits.delete', [digit.id])),
      });
    });
}

export async function deleteDigits(digits: readonly OwnDigit[]): Promise<void> {
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
export async function relabelDigits(digits: readonly OwnDigit[], label: number): Promise<void> {
  const changed = digits.filter((digit) => digit.label !== label);
  if (changed.length === 0) return;
  await toasts.attempt(async () => {
    await connection.call('digits.relabel', idsOf(changed), label);
    toasts.say(`${changed.length === 1 ? 'Now' : `${writeCount(changed.length)} are now`} labelled ${label}`, {
      label: 'Undo',
      run: () => void toasts.attempt(() => giveBack(changed)),
    });
  });
}

async function giveBack(digits: readonly OwnDigit[]): Promise<void> {
  for (const label of new Set(digits.map((digit) => digit.label))) {
    await connection.call('digits.relabel', idsOf(digits.filter((digit) => digit.label === label)), label);
  }
}

export async function exportDigits(format: DigitFormatId): Promise<void> {
  await toasts.attempt(async () => {
    const saved = await connection.call('digits.export', format);
    finishSaving(saved);
    if (saved.kind !== 'cancelled' && !DIGIT_FORMATS[format].hasStrokes)
      toasts.say('These are 28×28 images: the strokes are not in the file.');
  });
}

/** Adds the digits of files that were chosen or dropped. */
export async function importDigits(files: readonly File[]): Promise<void> {
  await toasts.attempt(async () => {
    const name = files.length === 1 ? files[0]!.name : `${writeCount(files.length)} files`;
    if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_DIGITS)
      throw new UserError(
        `“${name}” is larger than ${writeBytes(LARGEST_DIGITS)}: \`inkling digits import\` in a terminal takes it.`,
      );
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name.slice(-255), bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const { added, known } = await connection.call('digits.import', read);
    const here = known > 0 ? `; ${writeCount(known)} ${known === 1 ? 'was' : 'were'} here already` : '';
    toasts.say(`Added ${writeCounted(added, 'digit')} of ${name}${here}`);
  });
}

function nameDigits(digits: readonly OwnDigit[]): string {
  const [first, ...others] = digits;
  return first && others.length === 0 ? writeOneDigit(first.label) : writeCounted(digits.length, 'digit');
}

function idsOf(digits: readonly OwnDigit[]): string[] {
  return digits.map(({ id }) => id);
}
