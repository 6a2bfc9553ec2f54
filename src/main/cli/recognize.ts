import type { Command } from 'commander';
import type { Drawing } from '../../core/ink/drawing';
import { layOnPad } from '../../core/ink/picture';
import { readPenNumber, toPenNumber } from '../../core/ink/strokes';
import type { Gauge } from '../../core/likeness/gauge';
import type { Network } from '../../core/network/network';
import { piecesReader } from '../../core/numbers/network-pieces';
import { isOneDigit, type NumberReading } from '../../core/numbers/number-reading';
import { readNumber } from '../../core/numbers/read-number';
import { UserError } from '../../core/user-error';
import type { RecordedStrokes } from '../services/digits/stroke-files/recorded-strokes';
import { isStrokeFile, recordsOfFile } from '../services/digits/stroke-files/stroke-file';
import { addExamples, UsageError } from './arguments';
import type { Context } from './context';
import { readPictureInk } from '../services/pictures/picture-ink';
import { CSV_HEAD, csvRow, describeNumber, numberJson } from './describe-number';
import { listUserFiles } from './list-files';
import { MODEL_HELP } from './locate-model';
import { readUserFile } from './read-file';
import { withNetwork } from './read-network';

interface RecognizeOptions {
  readonly json: boolean;
  readonly csv: boolean;
}

/** `inkling recognize MODEL FILE...`: what a model reads of digits and numbers. */
export function addRecognize(program: Command, context: Context): void {
  const command = program
    .command('recognize')
    .description(
      'Reads a digit or a whole number: a picture of it, or the strokes of a pen. Several files are a batch.',
    )
    .argument('<model>', MODEL_HELP)
    .argument(
      '<file...>',
      'pictures (PNG, JPEG, WebP, GIF, AVIF, BMP), or files with one line {"strokes":[[[x,y],...],...]}, InkML, UNIPEN or SVG; a folder of these; - for what comes in on standard input',
    )
    .option('--json', 'print the answer as JSON, a line for each file', false)
    .option('--csv', 'print a table of files and numbers, its columns separated by commas', false)
    .action((model: string, files: string[], options: RecognizeOptions) => recognize(context, model, files, options));
  addExamples(command, [
    ['recognize reader photo.jpg', 'a digit or a number on paper, dark on light or light on dark'],
    ['recognize plain stroke.json --json', 'the strokes of a pen, the answer and its pieces for a program'],
    ['recognize reader *.png --csv', 'many pictures, a line for each'],
    ['recognize reader scans --csv', 'all of a folder'],
    ['recognize reader - < photo.jpg', 'what another program writes'],
  ]);
}

async function recognize(
  context: Context,
  model: string,
  named: readonly string[],
  options: RecognizeOptions,
): Promise<void> {
  if (options.json && options.csv) throw new UsageError('--json and --csv are two ways of printing: take one.');
  if (named.indexOf(STDIN) !== named.lastIndexOf(STDIN)) throw new UsageError('Standard input can be read only once.');
  const files = (await Promise.all(named.map(filesOf))).flat();
  await withNetwork(context, model, async (network, card) => {
    if (options.csv) context.print(CSV_HEAD);
    let failed = 0;
    for (const file of files) {
      try {
        const reading = await readFileNumber(network, card.likeness ?? null, file, await readBytes(context, file));
        if (options.json) context.print(JSON.stringify({ model: card.name, file, ...numberJson(reading) }));
        else if (options.csv) context.print(csvRow(file, reading));
        else if (files.length > 1) context.print(`${file}: ${reading.text}`);
        else context.print(describeNumber(reading));
      } catch (error) {
        if (!(error instanceof UserError) || files.length === 1) throw error;
        failed++;
        context.note(error.message);
      }
    }
    if (failed > 0) throw new UserError(`${failed} of ${files.length} files could not be read.`);
  });
}

/** What stands for standard input among files. */
const STDIN = '-';

const filesOf = async (named: string): Promise<readonly string[]> =>
  named === STDIN ? [STDIN] : (await listUserFiles([named])).map(({ path }) => path);

const readBytes = ({ input }: Context, file: string): Promise<Uint8Array> =>
  file === STDIN ? input() : readUserFile(file);

async function readFileNumber(
  network: Network,
  gauge: Gauge | null,
  file: string,
  bytes: Uint8Array,
): Promise<NumberReading> {
  const name = file === STDIN ? 'standard input' : file;
  const reading = readNumber(await readDrawing(bytes, name), piecesReader(network, gauge));
  if (reading === null) throw new UserError(`There is no ink to be seen in ${name}.`);
  return isOneDigit(reading) ? readAlone(network, reading) : reading;
}

/** One digit as it is read by itself: in a batch of others its probabilities may be rounded otherwise. */
function readAlone(network: Network, reading: NumberReading): NumberReading {
  const [piece] = reading.best.pieces;
  if (piece?.kind !== 'digit') return reading;
  const { digit, probabilities } = network.trace(piece.image).answer;
  return { ...reading, best: { ...reading.best, pieces: [{ ...piece, digit, probabilities }] } };
}

async function readDrawing(bytes: Uint8Array, file: string): Promise<Drawing> {
  const ink = await readPictureInk({ name: file, bytes });
  if (ink !== null) return { marks: [layOnPad(ink)] };
  const text = new TextDecoder().decode(bytes).trim();
  if (isStrokeFile(text)) return readStrokeFile(text, file);
  if (!text.startsWith('{'))
    throw new UserError(`${file} is neither a picture (PNG, JPEG, WebP, GIF, AVIF, BMP) nor a line of strokes.`);
  if (/\}\s*\n\s*\{/.test(text)) throw severalIn(file, 'line of strokes');
  return readPenNumber(text, file).drawing;
}

/** What it is called doesn't matter: it is to be read. */
function readStrokeFile(text: string, file: string): Drawing {
  const [record, ...others] = recordsOfFile(text, file);
  if (record === undefined || others.length > 0) throw severalIn(file, 'digit');
  const { strokes } = record.value as RecordedStrokes;
  return toPenNumber({ strokes }, file).drawing;
}

const severalIn = (file: string, what: string): UserError =>
  new UserError(`${file} has more than one ${what}; “inkling evaluate --strokes” reads many.`);
