import { buffer } from 'node:stream/consumers';
import { runInkling } from './cli/run';
import { programFiles } from './program-files';
import { dataFolder } from './services/disk/data-folder';

/** Inkling for a terminal: `cli.js COMMAND ...`. */

// Files are named from where the user is, and `npm run` has gone to the package's folder.
if (process.env.npm_lifecycle_event === 'inkling' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// Whoever reads the output may have had enough of it (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runInkling(process.argv.slice(2), {
  home: dataFolder(),
  program: programFiles(import.meta.url),
  input: () => buffer(process.stdin),
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
});
