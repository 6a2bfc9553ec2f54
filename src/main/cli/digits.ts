import { type Command, Option } from 'commander';
import { DIGIT_FORMAT_IDS, DIGIT_FORMATS, type DigitFormatId } from '../../core/data/digit-formats';
import { CLASSES } from '../../core/network/layer';
import { writeCount, writeCounted } from '../../core/words/quantities';
import { DigitCollection } from '../services/digits/digit-collection';
import type { WantedTurn } from '../services/digits/turned-images';
import { addExamples } from './arguments';
import type { Context } from './context';
import { readUserFiles } from './read-file';
import { addTurnOptions } from './turn-options';
import { writeUserFile } from './write-file';

interface DigitsOptions {
  readonly json: boolean;
}

type ImportOptions = DigitsOptions & WantedTurn;

interface ExportOptions extends DigitsOptions {
  readonly format?: DigitFormatId;
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
  const importing = command
    .command('import')
    .description('Adds the digits of files that are not here yet; none where one can’t be read.')
    .argument(
      '<files...>',
      'pen strokes, {"label":7,"strokes":[[[x,y],...],...]} a line, any units, y downward, or as Quick, Draw! has them, or ' +
        'InkML, UNIPEN or SVG; pictures (PNG or JPEG) in a folder that is called as their digit, or whose names begin with it; ' +
        'an IDX file of images and its file of labels; arrays of NumPy (x_train and y_train in an .npz); a table (CSV) of a ' +
        'label and the pixels in each row; a contact sheet that Inkling made; or a folder or a zip of these',
    );
  addTurnOptions(importing)
    .option('--json', 'print what was added as JSON', false)
    .action((files: string[], options: ImportOptions) => importFiles(context, files, options));
  command
    .command('export')
    .description('Writes your own digits to a file, as import takes it: their strokes, or 28x28 images of them.')
    .argument('<file>', 'the file to write')
    .addOption(
      new Option('--format <format>', 'what to write: by default what the file’s ending says').choices(
        DIGIT_FORMAT_IDS,
      ),
    )
    .option('--force', 'write over a file that is there', false)
    .option('--json', 'print what was written as JSON', false)
    .action((file: string, options: ExportOptions) => exportFile(context, file, options));
  addExamples(command, [
    ['digits list', 'how many there are of each'],
    ['digits import pen-digits.jsonl', 'adds those of a file'],
    ['digits import digits', 'adds the pictures of a folder, digits/7/1.png and so on'],
    ['digits import images-idx3-ubyte.gz labels-idx1-ubyte.gz', 'adds images with their labels'],
    ['digits import train.csv --invert', 'adds those of a table, which are black on white'],
    ['digits export mine.jsonl', 'for another machine, or another program'],
    ['digits export mine.zip', 'as IDX files, which whatever reads MNIST reads'],
    ['digits export mine.png', 'a contact sheet, to look at'],
  ]);
}

async function list({ home, print, note }: Context, { json }: DigitsOptions): Promise<void> {
  const collection = new DigitCollection(home);
  const own = await collection.list();
  const counts = Array.from({ length: CLASSES }, (_, digit) => own.filter(({ label }) => label === digit).length);
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
    writeCounted(count, 'own digit'),
    '',
    row('Digit', [...counts.keys()]),
    row('Kept', counts.map(writeCount)),
  ].join('\n');
}

async function importFiles({ home, print, note }: Context, names: string[], options: ImportOptions): Promise<void> {
  const { json, ...turn } = options;
  const imported = await new DigitCollection(home).importFiles(await readUserFiles(names), turn);
  const { added, known, notes } = imported;
  if (json) print(JSON.stringify(imported));
  else
    print(
      `Added ${writeCount(added)} of ${writeCounted(added + known, 'digit')}${known > 0 ? `; ${writeCount(known)} ${known === 1 ? 'was' : 'were'} here already` : ''}.`,
    );
  notes.forEach(note);
}

async function exportFile({ home, print, note }: Context, file: string, options: ExportOptions): Promise<void> {
  const { force, json, format = formatOf(file) } = options;
  const collection = new DigitCollection(home);
  const { bytes } = await collection.exportFile(format);
  const count = DIGIT_FORMATS[format].hasStrokes ? (await collection.list()).length : (await collection.digits()).count;
  await writeUserFile(file, bytes, force);
  if (json) print(JSON.stringify({ file, format, count, bytes: bytes.length }));
  else print(`Wrote ${writeCounted(count, 'digit')} to ${file}.`);
  if (!DIGIT_FORMATS[format].hasStrokes) note('These are 28x28 images: the strokes are not in the file.');
}

/** What the ending of a file's name says; lines of strokes where it says nothing. */
function formatOf(file: string): DigitFormatId {
  return DIGIT_FORMAT_IDS.find((id) => file.toLowerCase().endsWith(DIGIT_FORMATS[id].extension)) ?? 'jsonl';
}
