import { parseArgs } from 'node:util';
import { UserError } from '../core/user-error';
import { runBrowserHost } from './browser-host/run';
import { programFiles } from './program-files';
import { dataFolder } from './services/disk/data-folder';

/** Inkling for a browser on this machine: `serve.js [--port N] [--no-open]`. */

const USAGE = 'serve [--port N] [--no-open]';

try {
  const { port, open } = readArguments();
  await runBrowserHost({
    ...(port !== undefined && { port }),
    open,
    home: dataFolder(),
    program: programFiles(import.meta.url),
    print: (line) => console.log(line),
  });
  process.exit(0);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(1);
}

function readArguments(): { port: number | undefined; open: boolean } {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
    });
    return { port: values.port === undefined ? undefined : readPort(values.port), open: !values['no-open'] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
    process.exit(2);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UserError(`${text} is not a port: it takes a number up to 65535.`);
  return port;
}
