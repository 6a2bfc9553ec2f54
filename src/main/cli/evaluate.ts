import { type Command, Option } from 'commander';
import { setImmediate } from 'node:timers/promises';
import { IMAGE_PIXELS } from '../../core/data/digits';
import type { Card } from '../../core/exchange/card';
import { rasterize } from '../../core/ink/rasterize';
import { NO_VARIATION, type Variation } from '../../core/ink/variation';
import type { Gauge } from '../../core/likeness/gauge';
import { CLASSES } from '../../core/network/layer';
import type { Network } from '../../core/network/network';
import { judge } from '../../core/training/evaluate';
import type { Evaluation } from '../../core/training/progress';
import { UserError } from '../../core/user-error';
import { writeCount } from '../../core/words/quantities';
import type { WantedTurn } from '../services/digits/turned-images';
import { gaugeOf } from '../services/models/gauge-of';
import { addExamples, readNumber, readPair, readScale, UsageError } from './arguments';
import type { Context } from './context';
import { describeEvaluation } from './describe-evaluation';
import { evaluateNumbers } from './evaluate-numbers';
import { filesInk, idxInk, mnistTestInk, ownInk, penInk, strangersInk, type LabelledInk } from './labelled-ink';
import { MODEL_HELP } from './locate-model';
import { showProgress } from './progress-bar';
import { withNetwork } from './read-network';
import { describeSeparation, separateInk } from './separate-ink';
import { addTurnOptions } from './turn-options';

interface EvaluateOptions extends WantedTurn {
  readonly images?: string;
  readonly labels?: string;
  readonly strokes?: string;
  readonly nonDigits?: string;
  readonly numbers?: string;
  readonly own: boolean;
  readonly normalize: boolean;
  readonly rotate: number;
  readonly shift: readonly [number, number];
  readonly scale: number;
  readonly json: boolean;
}

/** So many digits are read at a time. */
const CHUNK = 500;

/** `inkling evaluate MODEL`: how well a model reads labelled digits. */
export function addEvaluate(program: Command, context: Context): void {
  const command = program
    .command('evaluate')
    .description("Counts how many labelled digits a model reads rightly: MNIST's 10,000 test digits, or your own.")
    .argument('<model>', MODEL_HELP)
    .addOption(
      new Option(
        '--images <file>',
        'an IDX file of images of any size, light ink on a dark ground; or a folder of pictures, a table, or arrays of ' +
          'NumPy with their labels, as `inkling digits import` takes them',
      ).conflicts('strokes'),
    )
    .addOption(new Option('--labels <file>', 'the IDX file of their labels').conflicts('strokes'))
    .option(
      '--strokes <file>',
      'pen strokes, {"label":7,"strokes":[[[x,y],...],...]} a line, any units, y downward; or InkML, UNIPEN or SVG',
    )
    .option('--non-digits <file>', 'strokes that are no digit, likewise: counts how well they are told from the digits')
    .addOption(
      new Option(
        '--numbers <file>',
        'whole numbers of pen strokes, {"label":"2047","strokes":[...],"spacing":"tight"} a line',
      ).conflicts(['images', 'labels', 'strokes', 'own', 'normalize', 'rotate', 'shift', 'scale']),
    )
    .addOption(
      new Option('--own', 'the digits that you kept, see `inkling digits`')
        .default(false)
        .conflicts(['images', 'labels', 'strokes']),
    )
    .option('--normalize', "lay 28x28 images out as MNIST's are, too; others always are", false);
  addTurnOptions(command)
    .option('--rotate <degrees>', 'turn every digit, counter-clockwise', readNumber, 0)
    .option('--shift <x,y>', 'shift every digit right and down, in pixels of the 28x28 image', readPair, [0, 0])
    .option('--scale <factor>', 'make every digit larger or smaller', readScale, 1)
    .option('--json', 'print the counts as JSON', false)
    .action((model: string, options: EvaluateOptions) => evaluateModel(context, model, options));
  addExamples(command, [
    ['evaluate reader', "on MNIST's test digits"],
    ['evaluate plain --rotate 45', 'on the same, turned'],
    ['evaluate reader --strokes digits.jsonl', 'on digits from a pen'],
    ['evaluate reader --strokes digits.jsonl --non-digits letters.jsonl', 'and how well it tells letters from them'],
    ['evaluate reader --numbers numbers.jsonl', 'on whole numbers from a pen'],
    ['evaluate reader --own', 'on the digits that you kept'],
    ['evaluate reader --images i.idx --labels l.idx', 'on images of your own'],
    ['evaluate reader --images digits', 'on the pictures of a folder, digits/7/1.png and so on'],
  ]);
}

async function evaluateModel(context: Context, model: string, options: EvaluateOptions): Promise<void> {
  if (options.numbers !== undefined) return evaluateNumbers(context, model, options.numbers, options.json);
  const ink = await chooseInk(context.home, options);
  if (ink.labels.length === 0) throw new UserError('There are no digits in it to read.');
  if (ink.note !== undefined) context.note(ink.note);
  const strangers = options.nonDigits === undefined ? null : await strangersInk(options.nonDigits);
  const gaugeFor = async (network: Network, { likeness }: Card): Promise<Gauge> =>
    likeness ?? gaugeOf(context.program.reader, { layers: network.layers, weights: network.weights() });
  const [shiftX, shiftY] = options.shift;
  const variation = { ...NO_VARIATION, shiftX, shiftY, angle: options.rotate, scale: options.scale };
  await withNetwork(context, model, async (network, card) => {
    const { evaluation, blank } = await readAll(network, ink, variation);
    const separation =
      strangers && (await separateInk(network, await gaugeFor(network, card), ink, variation, strangers));
    if (options.json)
      context.print(
        JSON.stringify({ model: card.name, digits: ink.title, variation, blank, ...evaluation, ...separation }),
      );
    else context.print(describeEvaluation(card.name, ink.title, variation, evaluation));
    if (separation !== null && !options.json)
      context.print(`\n${describeSeparation(strangers?.length ?? 0, separation)}`);
    if (blank > 0) context.note(`${writeCount(blank)} of them have no ink in them and were read as blank paper.`);
  });
}

function chooseInk(home: string, options: EvaluateOptions): Promise<LabelledInk> {
  const { images, labels, strokes, own, normalize, invert, transpose } = options;
  if (own) return ownInk(home);
  if (strokes !== undefined) return penInk(strokes);
  if (images !== undefined && labels !== undefined) return idxInk(images, labels, normalize, { invert, transpose });
  if (images === undefined && labels === undefined) return mnistTestInk(normalize);
  if (images === undefined) throw new UsageError('--labels goes with --images.');
  if (normalize) throw new UsageError('--normalize is for the images of IDX files, with --labels.');
  return filesInk(images, { invert, transpose });
}

async function readAll(
  network: Network,
  ink: LabelledInk,
  variation: Variation,
): Promise<{ evaluation: Evaluation; blank: number }> {
  const count = ink.labels.length;
  const probabilities = new Float32Array(count * CLASSES);
  let blank = 0;
  const bar = showProgress('Reading {bar} {value} of {total} digits', count);
  try {
    for (let start = 0; start < count; start += CHUNK) {
      const size = Math.min(CHUNK, count - start);
      const images = new Float32Array(size * IMAGE_PIXELS);
      for (const [row, drawing] of ink.drawingsBetween(start, start + size).entries()) {
        const image = rasterize(drawing, variation);
        if (image === null) blank++;
        else images.set(image, row * IMAGE_PIXELS);
      }
      probabilities.set(network.recognize(images, size), start * CLASSES);
      bar.update(start + size);
      // The bar is drawn, and Ctrl+C heard, between two chunks.
      await setImmediate();
    }
  } finally {
    bar.remove();
  }
  return { evaluation: judge(probabilities, ink.labels), blank };
}
