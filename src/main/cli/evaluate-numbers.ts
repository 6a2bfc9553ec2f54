import { setImmediate } from 'node:timers/promises';
import { type PenNumber, toPenNumber } from '../../core/ink/strokes';
import { piecesReader } from '../../core/numbers/network-pieces';
import { type NumberScore, type ReadNumber, scoreBySpacing, scoreNumbers } from '../../core/numbers/number-scores';
import { readNumber } from '../../core/numbers/read-number';
import { UserError } from '../../core/user-error';
import { writeCount, writePlainShare } from '../../core/words/quantities';
import type { Context } from './context';
import { showProgress } from './progress-bar';
import { readStrokes } from './read-file';
import { withNetwork } from './read-network';

/** `inkling evaluate MODEL --numbers FILE`: how well a model reads whole numbers. */
export async function evaluateNumbers(context: Context, model: string, file: string, json: boolean): Promise<void> {
  const numbers = await penNumbers(file);
  await withNetwork(context, model, async (network, card) => {
    const read: ReadNumber[] = [];
    const readPieces = piecesReader(network, card.likeness ?? null);
    const bar = showProgress('Reading {bar} {value} of {total} numbers', numbers.length);
    try {
      for (const { label, spacing, drawing } of numbers) {
        read.push({ label, spacing, text: readNumber(drawing, readPieces)?.text ?? '' });
        bar.update(read.length);
        // The bar is drawn, and Ctrl+C heard, between two numbers.
        await setImmediate();
      }
    } finally {
      bar.remove();
    }
    const all = scoreNumbers(read);
    const bySpacing = scoreBySpacing(read);
    if (json) context.print(JSON.stringify({ model: card.name, numbers: file, ...all, bySpacing }));
    else context.print(describeScores(card.name, file, all, bySpacing));
  });
}

type LabelledNumber = PenNumber & { readonly label: string };

const penNumbers = (file: string): Promise<LabelledNumber[]> =>
  readStrokes(
    file,
    (record, where) => {
      const { label, ...number } = toPenNumber(record, where);
      if (label === null) throw new UserError(`${where} has no label to compare the answer with.`);
      return { ...number, label };
    },
    `There are no numbers in ${file}.`,
  );

function describeScores(
  model: string,
  file: string,
  all: NumberScore,
  bySpacing: Readonly<Record<string, NumberScore>>,
): string {
  const rows = [['all', all] as const, ...Object.entries(bySpacing)];
  const longest = Math.max(...rows.map(([title]) => title.length));
  const share = (value: number): string => writePlainShare(value, 1).padStart(12);
  return [
    `${model} on ${writeCount(all.count)} pen numbers of ${file}`,
    '',
    `${''.padEnd(longest)}${'Numbers'.padStart(9)}${'Exact'.padStart(12)}${'Digits'.padStart(12)}`,
    ...rows.map(
      ([title, { count, exact, digits }]) =>
        `${title.padEnd(longest)}${writeCount(count).padStart(9)}${share(exact)}${share(digits)}`,
    ),
  ].join('\n');
}
