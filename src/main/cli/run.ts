import { Command, CommanderError } from 'commander';
import { UserError } from '../../core/user-error';
import { VERSION } from '../versions';
import { UsageError } from './arguments';
import type { Context } from './context';
import { addDigits } from './digits';
import { addEvaluate } from './evaluate';
import { addExport } from './export';
import { addImport } from './import';
import { addModels } from './models';
import { addRecognize } from './recognize';
import { addRobustness } from './robustness';
import { addServe } from './serve';
import { addTrain } from './train';

/** The exit code of a command that was done, that failed, and that was not understood. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

const COMMANDS = [
  addTrain,
  addEvaluate,
  addRobustness,
  addRecognize,
  addExport,
  addImport,
  addModels,
  addDigits,
  addServe,
];

/** Runs one command, `args` as they were typed, and gives its exit code. What goes wrong is said in one sentence. */
export async function runInkling(args: readonly string[], context: Context): Promise<number> {
  try {
    await createProgram(context).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (process.env.INKLING_DEBUG && error instanceof Error) context.note(error.stack ?? error.message);
    else if (error instanceof UserError) context.note(error.message);
    else context.note(`A fault in Inkling: ${String(error)} (INKLING_DEBUG=1 says where.)`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

function createProgram(context: Context): Command {
  const program = new Command('inkling')
    .description('Trains networks that read handwritten digits, and reads with them.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.note(text.trimEnd()),
    })
    .showHelpAfterError('(--help says more.)')
    .addHelpText(
      'after',
      '\nIn a checkout of Inkling: npm run inkling -- COMMAND\n`inkling COMMAND --help` has examples.',
    );
  for (const add of COMMANDS) add(program, context);
  return program;
}
