// @ts-check
import './node-version.js';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, become, fail } from './command.js';
import { electronEnvironment, electronHere } from './electron-runtime.js';
import { install } from './install.js';

/** What Electron gets to do before a crash counts as the app's and not as Electron being unable to start here. */
const STARTED_MS = 5000;

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

  const began = performance.now();
  const child = spawn(runtime.path, [checkout], { env: electronEnvironment(process.env), stdio: 'inherit' });
  // A terminal's signals reach the app by themselves, and once is what it should hear them.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGHUP'])) process.on(signal, () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  /** @type {{ code: number | null, signal: string | null, error?: Error }} */
  const end = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, signal: null, error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const asked = end.signal === 'SIGINT' || end.signal === 'SIGHUP' || end.signal === 'SIGTERM';
  if (end.code === 0 || asked || (!end.error && performance.now() - began > STARTED_MS)) process.exit(end.code ?? 1);
  return `its runtime does not start (${end.error?.message ?? end.signal ?? `exit code ${end.code}`})`;
}

await start().catch(fail);
