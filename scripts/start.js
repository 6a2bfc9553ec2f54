// @ts-check
import './node-version.js';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, become, fail } from './command.js';
import { electronHere } from './electron-runtime.js';
import { install } from './install.js';
import { runElectron } from './run-electron.js';

const HELP = `npm start              opens Inkling: on Electron, or in the browser where Electron can't be had
npm start -- --browser    opens it in the browser
npm start -- --no-open    serves it to browsers on this machine and prints the address
npm start -- --port N     serves at this port`;

async function start() {
  const options = readOptions();
  if (options.help) {
    console.log(HELP);
    return;
  }
  await install();
  await build();
  const served = options.browser || options['no-open'] || options.port !== undefined;
  const obstacle = served ? null : await openOnElectron();
  if (obstacle) console.log(`Opening Inkling in the browser, since Electron can't be had here: ${obstacle}.`);
  await become(process.execPath, [
    join(checkout, 'out/main/serve.js'),
    ...(options['no-open'] ? ['--no-open'] : []),
    ...(options.port === undefined ? [] : ['--port', options.port]),
  ]);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(
      `${
        String(error)
          .replace(/^\w+(?: \[\w+\])?: /, '')
          .split('. ')[0]
      }.\n${HELP}`,
    );
  }
}

/**
 * Runs the desktop app until its end, and ends with it.
 *
 * @returns {Promise<string>} why it could not run, if it couldn't
 */
async function openOnElectron() {
  const runtime = await electronHere();
  if (runtime.path === null) return runtime.reason;

  const end = await runElectron(runtime.path, [checkout]);
  if (end.kind === 'ran') process.exit(end.code);
  return `its runtime does not start (${end.reason})`;
}

await start().catch(fail);
