import { LONGEST_IMPORT } from '../../core/api';
import type { OwnDigit } from '../../core/data/own-digits';
import { UserError } from '../../core/user-error';
import { keeping, ownDigits, pad } from '../app-state';
import { connection } from '../connection.svelte';
import { finishSaving } from '../models/save-file';
import { navigation } from '../navigation.svelte';
import { writeBytes, writeCount, writeCounted } from '../ui/quantities';
import { toasts } from '../ui/toasts.svelte';

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
  else if (kept?.label === label) toasts.say(`Kept as a ${label} already`);
  else if (kept) await relabelDigits([kept], label);
  else
    await toasts.attempt(async () => {
      const digit = await keeping.keep(drawing, label);
      toasts.say(`Kept as a ${label}: ${writeCounted(ownDigits.all?.length ?? 1, 'digit')} of your own`, {
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

export async function exportDigits(): Promise<void> {
  await toasts.attempt(async () => finishSaving(await connection.call('digits.export')));
}

/** Adds the digits of a file that was chosen or dropped. */
export async function importDigits(file: File): Promise<void> {
  await toasts.attempt(async () => {
    if (file.size > LONGEST_IMPORT)
      throw new UserError(
        `“${file.name}” is larger than ${writeBytes(LONGEST_IMPORT)}: \`inkling digits import\` in a terminal takes it.`,
      );
    const { added, known } = await connection.call('digits.import', file.name.slice(-255), await textOf(file));
    const here = known > 0 ? `; ${writeCount(known)} ${known === 1 ? 'was' : 'were'} here already` : '';
    toasts.say(`Added ${writeCounted(added, 'digit')} of ${file.name}${here}`);
  });
}

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`“${file.name}” is not a file of text.`);
    throw error;
  }
}

function nameDigits(digits: readonly OwnDigit[]): string {
  const [first, ...others] = digits;
  return first && others.length === 0 ? `a ${first.label}` : writeCounted(digits.length, 'digit');
}

function idsOf(digits: readonly OwnDigit[]): string[] {
  return digits.map(({ id }) => id);
}
