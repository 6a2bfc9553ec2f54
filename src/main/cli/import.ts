import { type Command, Option } from 'commander';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LARGEST_MODEL, MOST_MODEL_FILES } from '../../core/contract/api';
import { INPUT_SCALE_IDS, type InputScaleId } from '../../core/exchange/input-scales';
import type { ImportFile } from '../../core/exchange/import-file';
import { UserError } from '../../core/user-error';
import { writeBytes, writeCount, writePlainShare } from '../../core/words/quantities';
import { bringIn } from '../services/exchange/bring-in';
import { loadTestDigits } from '../services/digits/mnist';
import { addExamples, readName } from './arguments';
import type { Context } from './context';
import { openLibrary } from './locate-model';
import { showProgress } from './progress-bar';
import { readUserFile } from './read-file';
import { withGauge } from './with-gauge';

interface ImportOptions {
  readonly name?: string;
  readonly input?: InputScaleId;
  readonly json: boolean;
}

/** `inkling import FILE...`: a model from elsewhere. */
export function addImport(program: Command, context: Context): void {
  const command = program
    .command('import')
    .description("Brings in a model from elsewhere, reads MNIST's test digits with it, and stores it.")
    .argument('<files...>', 'a file, several that belong together, or a folder')
    .option('--name <name>', "the model's name")
    .addOption(
      new Option('--input <scale>', 'the scale that it takes pixels in; found out without this').choices(
        INPUT_SCALE_IDS,
      ),
    )
    .option('--json', 'print what came of it as JSON', false)
    .action((paths: readonly string[], options: ImportOptions) => importFiles(context, paths, options));
  addExamples(command, [
    ['import model.zip', 'a TensorFlow.js model that is zipped'],
    ['import ./model --name "From class"', 'one that is a folder'],
    ['import model.json group1-shard1of1.bin', 'one by its files'],
    ['import model.keras', 'a Keras model; .h5 and .onnx files are taken too'],
    ['import model.onnx model.onnx.data', 'an ONNX model whose weights lie beside it'],
    ['import model.py weights.safetensors', 'what Inkling exported for PyTorch, trained on there or not'],
    ['import model.keras --input bytes', 'one that takes pixels of 0 to 255'],
  ]);
}

async function importFiles(
  context: Context,
  paths: readonly string[],
  { name, input, json }: ImportOptions,
): Promise<void> {
  const chosen = name === undefined ? undefined : readName(name);
  const files = await readFiles(paths);
  const bar = showProgress('Reading {bar} {percentage} % of the test digits', 1);
  const { network, card, notes } = await bringIn({ ...context.program, testDigits: loadTestDigits }, files, {
    name: chosen,
    scale: input,
    progress: (read, digits) => bar.update(read / digits),
  }).finally(() => bar.remove());
  const library = openLibrary(context);
  const { id } = await library.save(network.layers, network.weights, await withGauge(context, network, card));
  const { card: saved } = await library.open(id);
  const folder = await library.folder(id);
  if (json) {
    context.print(JSON.stringify({ id, name: saved.name, folder, notes, evaluation: saved.evaluation }));
    return;
  }
  const { accuracy, count } = saved.evaluation;
  context.print(
    [
      `${saved.name}: reads ${writePlainShare(accuracy, 2)} of MNIST's ${writeCount(count)} test digits.`,
      ...notes,
      `It is in ${folder}`,
    ].join('\n'),
  );
}

/** The files that were named; of a folder, those in it. */
async function readFiles(paths: readonly string[]): Promise<readonly ImportFile[]> {
  const files: ImportFile[] = [];
  let left = LARGEST_MODEL;
  const read = async (path: string, name: string): Promise<void> => {
    left -= (await stat(path).catch(() => null))?.size ?? 0;
    if (left < 0) throw new UserError(`A model has at most ${writeBytes(LARGEST_MODEL)}, and this is more.`);
    files.push({ name, bytes: await readUserFile(path) });
    if (files.length > MOST_MODEL_FILES)
      throw new UserError(`A model has at most ${MOST_MODEL_FILES} files, and this is more.`);
  };
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (!entry?.isDirectory()) {
      await read(path, basename(path));
      continue;
    }
    // What is deeper belongs to something else.
    const within = (await readdir(path, { withFileTypes: true })).filter(
      (one) => one.isFile() && !one.name.startsWith('.'),
    );
    if (within.length === 0) throw new UserError(`There is no file in ${path} itself: name the folder of the model.`);
    for (const { name } of within) await read(join(path, name), `${basename(path)}/${name}`);
  }
  return files;
}
