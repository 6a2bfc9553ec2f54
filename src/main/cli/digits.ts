import type { Command } from 'commander';
import { CLASSES } from '../../core/network/layer';
import { DigitCollection } from '../services/digit-collection';
import { addExamples } from './arguments';
import type { Context } from './context';
import { inThousands } from './describe-evaluation';
import { readText } from './read-file';
import { writeUserFile } from './write-file';

interface DigitsOptions {
  readonly json: boolean;
}

interface ExportOptions extends DigitsOptions {
  readonly force: boolean;
}

/** `inkling digits list|import|export`: the digits that the user kept. */
export function addDigits(program: Command, context: Context): void {
  const command = program
    .command('digits')
    .description('Your own digits: those kept on the pad, and those brought in.');
  command
    .command('list')
    .description('Counts your own digits, of each label.')
    .option('--json', 'print the counts as JSON', false)
    .action((options: DigitsOptions) => list(context, options));
  command
    .command('import')
    .description('Adds the digits of a file that are not here yet; none where a line is bad.')
    .argument('<file>', 'pen strokes, {"label":7,"strokes":[[[x,y],...],...]} a line, any units, y downward')
    .option('--json', 'print what was added as JSON', false)
    .action((file: string, options: DigitsOptions) => importFile(context, file, options));
  command
    .command('export')
    .description('Writes your own digits to a file, a line each, as import takes it.')
    .argument('<file>', 'the file to write')
    .option('--force', 'write over a file that is there', false)
    .option('--json', 'print what was written as JSON', false)
    .action((file: string, options: ExportOptions) => exportFile(context, file, options));
  addExamples(command, [
    ['digits list', 'how many there are of each'],
    ['digits import pen-digits.jsonl', 'adds those of a file'],
    ['digits export mine.jsonl', 'for another machine, or another program'],
  ]);
}

async function list({ home, print, note }: Context, { json }: DigitsOptions): Promise<void> {
  const collection = new DigitCollection(home);
  const own = await collection.list();
  const counts = new Array<number>(CLASSES).fill(0);
  for (const { label } of own) counts[label]!++;
  if (json) print(JSON.stringify({ count: own.length, counts }));
  else if (own.length === 0)
    print('You have kept no digits yet. The pad keeps them, and `inkling digits import` adds some.');
  else print(describeCounts(own.length, counts));
  const unreadable = await collection.unreadable();
  if (unreadable !== null) note(unreadable);
}

function describeCounts(count: number, counts: readonly number[]): string {
  const row = (title: string, cells: readonly unknown[]): string =>
    title.padEnd(6) + cells.map((cell) => String(cell).padStart(7)).join('');
  return [
    `${inThousands(count)} own ${count === 1 ? 'digit' : 'digits'}`,
    '',
    row('Digit', [...counts.keys()]),
    row('Kept', counts.map(inThousands)),
  ].join('\n');
}

async function importFile({ home, print }: Context, file: string, { json }: DigitsOptions): Promise<void> {
  const imported = await new DigitCollection(home).importText(await readText(file), file);
  const { added, known } = imported;
  if (json) print(JSON.stringify(imported));
  else
    print(
      `Added ${inThousands(added)} of ${inThousands(added + known)} digits${known > 0 ? `; ${inThousands(known)} ${known === 1 ? 'was' : 'were'} here already` : ''}.`,
    );
}

async function exportFile({ home, print }: Context, file: string, { force, json }: ExportOptions): Promise<void> {
  const collection = new DigitCollection(home);
  const { bytes } = await collection.exportFile();
  const count = (await collection.list()).length;
  await writeUserFile(file, bytes, force);
  if (json) print(JSON.stringify({ file, count, bytes: bytes.length }));
  else print(`Wrote ${inThousands(count)} ${count === 1 ? 'digit' : 'digits'} to ${file}.`);
}
