import { type Command, Option } from 'commander';
import { extname, parse } from 'node:path';
import { EXPORT_FORMAT_IDS, EXPORT_FORMATS, type ExportFormatId } from '../../core/exchange/export-formats';
import type { Packing } from '../../core/exchange/pack-export';
import { UserError } from '../../core/user-error';
import { writeBytes } from '../../core/words/quantities';
import { exchange, StandingExchanger } from '../workers/exchange-thread';
import { readModel } from '../services/models/model-folder';
import { addExamples, UsageError } from './arguments';
import type { Context } from './context';
import { locateModel, MODEL_HELP } from './locate-model';
import { showProgress } from './progress-bar';
import { writeUserFiles } from './write-file';

interface ExportOptions {
  readonly format?: ExportFormatId;
  readonly out?: string;
  readonly sizes: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** `inkling export MODEL`: a model as a file for other tools. */
export function addExport(program: Command, context: Context): void {
  const command = program
    .command('export')
    .description('Writes a model in the format of another tool, with what to know to use it.')
    .argument('<model>', MODEL_HELP)
    .addOption(
      new Option('--format <format>', 'what to write, see below; without it, what --out ends with says').choices(
        EXPORT_FORMAT_IDS,
      ),
    )
    .option(
      '--out <file>',
      "the file to write, by default a .zip with the model's name and the format's, here (of the web page, the page); a .zip has the README in it, other files beside them",
    )
    .option('--sizes', 'write nothing, but list what size each format makes of the model', false)
    .option('--force', 'write over a file that is there', false)
    .option('--json', 'print what was written as JSON', false)
    .action((model: string, options: ExportOptions) =>
      options.sizes ? listSizes(context, model, options.json) : exportModel(context, model, options),
    )
    .addHelpText('after', `\nFormats:\n${listFormats()}`);
  addExamples(command, [
    ['export reader', 'to reader-tfjs.zip, for TensorFlow.js'],
    ['export reader --sizes', 'what size each format is'],
    ['export reader --format web --out reader.html', 'a page that reads digits, in one file'],
    ['export reader --format c --out ~/reader.zip', 'C source, with its README'],
  ]);
}

function listFormats(): string {
  const longest = Math.max(...EXPORT_FORMAT_IDS.map(({ length }) => length));
  return EXPORT_FORMAT_IDS.map((id) => {
    const { title, extension, summary, openedBy } = EXPORT_FORMATS[id];
    return `  ${id.padEnd(longest)}  ${title} (${extension}): ${summary}.\n  ${' '.repeat(longest)}  Opened by ${openedBy}.`;
  }).join('\n');
}

async function exportModel(context: Context, name: string, options: ExportOptions): Promise<void> {
  const model = await readModel(await locateModel(context, name));
  const { format, packing } = choose(options);
  const bar = showProgress('Making it {bar} {percentage} %', 1);
  const [main, ...beside] = await exchange(
    context.program.exchanger,
    {
      kind: 'export',
      card: model.card,
      network: { layers: model.layers, weights: model.weights },
      format,
      packing,
      fileName: options.out === undefined ? undefined : parse(options.out).name,
    },
    { progress: (share) => bar.update(share) },
  ).finally(() => bar.remove());
  const file = options.out ?? main.name;
  // What lies beside the file is named after it.
  const named = [
    { file, bytes: main.bytes },
    ...beside.map(({ name: made, bytes }) => ({ file: file + made.slice(main.name.length), bytes })),
  ];
  await writeUserFiles(named, options.force);
  const sizes = named.map(({ file, bytes }) => ({ file, bytes: bytes.length }));
  if (options.json) context.print(JSON.stringify({ format, ...sizes[0], beside: sizes.slice(1) }));
  else for (const { file, bytes } of sizes) context.print(`Wrote ${file} (${writeBytes(bytes)}).`);
}

async function listSizes(context: Context, name: string, json: boolean): Promise<void> {
  const { card, layers, weights } = await readModel(await locateModel(context, name));
  const bar = showProgress('Making them {bar} {value} of {total}', EXPORT_FORMAT_IDS.length);
  const exchanger = new StandingExchanger(context.program.exchanger);
  const rows: { readonly format: ExportFormatId; readonly bytes: number | null; readonly reason?: string }[] = [];
  try {
    for (const format of EXPORT_FORMAT_IDS) {
      const task = { kind: 'export', card, network: { layers, weights }, format, packing: 'download' } as const;
      try {
        const [file] = await exchanger.exchange(task);
        rows.push({ format, bytes: file.bytes.length });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        rows.push({ format, bytes: null, reason: error.message });
      }
      bar.update(rows.length);
    }
  } finally {
    exchanger.close();
    bar.remove();
  }
  if (json) context.print(JSON.stringify(rows));
  else
    for (const { format, bytes, reason } of rows)
      context.print(
        `${format.padEnd(12)} ${(bytes === null ? '-' : writeBytes(bytes)).padStart(9)}  ${reason ?? ''}`.trimEnd(),
      );
}

/** What is written, and as what. */
function choose({ format, out }: ExportOptions): { readonly format: ExportFormatId; readonly packing: Packing } {
  if (out === undefined) return { format: format ?? 'tfjs', packing: 'download' };
  const ending = extname(out).toLowerCase();
  const guessed = EXPORT_FORMAT_IDS.find((id) => EXPORT_FORMATS[id].extension === ending);
  const chosen = format ?? (ending === '.zip' ? 'tfjs' : guessed);
  if (chosen === undefined)
    throw new UsageError(`--out ends with ${ending || 'nothing'}, which is no format's: name one with --format.`);
  const { title, extension } = EXPORT_FORMATS[chosen];
  if (ending !== '.zip' && ending !== extension)
    throw new UsageError(
      `${title} is written to a ${extension} file${extension === '.zip' ? '' : ', or to a .zip with its README'}; --out ends with ${ending || 'nothing'}.`,
    );
  return { format: chosen, packing: ending === '.zip' ? 'zip' : 'file' };
}
