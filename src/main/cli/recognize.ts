import type { Command } from 'commander';
import type { Drawing } from '../../core/ink/drawing';
import { inkFromPicture, layOnPad } from '../../core/ink/picture';
import { rasterize } from '../../core/ink/rasterize';
import { readPenDigit } from '../../core/ink/strokes';
import { type Answer, probabilityOf } from '../../core/network/trace';
import { UserError } from '../../core/user-error';
import { writeProbability } from '../../core/words/quantities';
import { addExamples } from './arguments';
import type { Context } from './context';
import { decodePicture } from './decode-picture';
import { MODEL_HELP } from './locate-model';
import { readUserFile } from './read-file';
import { withNetwork } from './read-network';

/** `inkling recognize MODEL FILE`: what a model reads of one digit. */
export function addRecognize(program: Command, context: Context): void {
  const command = program
    .command('recognize')
    .description('Reads one digit: a picture of it, or the strokes of a pen.')
    .argument('<model>', MODEL_HELP)
    .argument('<file>', 'a PNG or JPEG picture of one digit, or a file with one line {"strokes":[[[x,y],...],...]}')
    .option('--json', 'print the answer as JSON', false)
    .action((model: string, file: string, options: { json: boolean }) => recognize(context, model, file, options.json));
  addExamples(command, [
    ['recognize reader photo.jpg', 'a digit on paper, dark on light or light on dark'],
    ['recognize plain stroke.json --json', 'the strokes of a pen, the answer for a program'],
  ]);
}

async function recognize(context: Context, model: string, file: string, json: boolean): Promise<void> {
  const image = rasterize(readDrawing(await readUserFile(file), file));
  if (image === null) throw new UserError(`There is no ink to be seen in ${file}.`);
  await withNetwork(context, model, (network, card) => {
    const { digit, probabilities } = network.trace(image).answer;
    if (json) context.print(JSON.stringify({ model: card.name, file, digit, probabilities: [...probabilities] }));
    else context.print(describeAnswer({ digit, probabilities }));
  });
}

function readDrawing(bytes: Uint8Array, file: string): Drawing {
  const picture = decodePicture(bytes, file);
  if (picture !== null) return { marks: [layOnPad(inkFromPicture(picture))] };
  const text = new TextDecoder().decode(bytes).trim();
  if (!text.startsWith('{')) throw new UserError(`${file} is neither a PNG or JPEG picture nor a line of strokes.`);
  if (/\}\s*\n\s*\{/.test(text)) {
    throw new UserError(`${file} has more than one line of strokes; “inkling evaluate --strokes” reads many.`);
  }
  return readPenDigit(text, file).drawing;
}

/** An answer for people: the digit, and a bar for the probability of each of the ten. */
export function describeAnswer(answer: Answer): string {
  const bars = [...answer.probabilities].map((probability, of) =>
    `${of}  ${writeProbability(probability, 1).padStart(7)}  ${'#'.repeat(Math.round(40 * probability))}`.trimEnd(),
  );
  return [`${answer.digit} ${writeProbability(probabilityOf(answer), 1)}`, '', ...bars].join('\n');
}
