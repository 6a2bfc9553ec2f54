import type { Command } from 'commander';
import { readModelFiles } from '../services/model-folder';
import { zipModel } from '../services/model-zip';
import { addExamples } from './arguments';
import type { Context } from './context';
import { locateModel, MODEL_HELP } from './locate-model';
import { writeUserFile } from './write-file';

interface ExportOptions {
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** `inkling export MODEL`: a model as a file for other tools. */
export function addExport(program: Command, context: Context): void {
  const command = program
    .command('export')
    .description('Writes a model as a zip that TensorFlow.js opens, with what to know to use it.')
    .argument('<model>', MODEL_HELP)
    .option('--out <file>', "the file to write, by default the model's name with .zip, here")
    .option('--force', 'write over a file that is there', false)
    .option('--json', 'print what was written as JSON', false)
    .action((model: string, options: ExportOptions) => exportModel(context, model, options));
  addExamples(command, [
    ['export reader', 'to reader.zip'],
    ['export reader --out ~/reader-for-class.zip', 'to a place of your own'],
  ]);
}

async function exportModel(context: Context, model: string, { out, force, json }: ExportOptions): Promise<void> {
  const { name, bytes } = zipModel(await readModelFiles(await locateModel(context, model)));
  const file = out ?? name;
  await writeUserFile(file, bytes, force);
  context.print(
    json ? JSON.stringify({ file, bytes: bytes.length }) : `Wrote ${file} (${Math.ceil(bytes.length / 1024)} KB).`,
  );
}
