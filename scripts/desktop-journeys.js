// @ts-check
import './node-version.js';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, fail, mustRun, run } from './command.js';
import { fetchElectronRuntime } from './electron-runtime.js';
import { ensureBrowser } from './ensure-browser.js';
import { install } from './install.js';
import { sandboxObstacle } from './sandbox.js';

const HELP = `npm run desktop-journeys -- --display DISPLAY    runs the journeys of the desktop host on Electron itself, and on the packed app
                                                 DISPLAY: own (the default), or on Linux x11 (Xvfb and openbox) or wayland (weston)`;

const DISPLAYS = /** @type {const} */ (['own', 'x11', 'wayland']);

const FAILED = 'The reason is above.';

async function journeys() {
  const display = readDisplay();
  await install();
  await ensureBrowser();
  await build();
  const runtime = await fetchElectronRuntime();
  if (runtime.path === null) throw new Failure(`There is no Electron here: ${runtime.reason}.`);
  const dist = join(checkout, 'node_modules/electron/dist');
  const packed = join(mkdtempSync(join(tmpdir(), 'inkling-packed-')), 'made');
  await mustRun(
    process.execPath,
    ['scripts/package.js', '--dir', '--for-tests', '--electron-dist', dist, '--out', packed],
    FAILED,
  );
  if (process.platform === 'linux') {
    const folders = readdirSync(packed).filter((name) => name.endsWith('-unpacked'));
    for (const program of [runtime.path, ...folders.map((name) => join(packed, name, 'inkling'))])
      await letSandboxStart(program);
  }
  const env = { ...process.env, INKLING_TEST_DESKTOP: 'electron', INKLING_TEST_PACKED: packed };
  const test = [
    process.execPath,
    'node_modules/@playwright/test/cli.js',
    'test',
    '--project',
    'desktop',
    '--project',
    'packed',
  ];
  process.exit(await inDisplay(display, test, env));
}

function readDisplay() {
  const { values } = parseArgs({ options: { display: { type: 'string', default: 'own' } } });
  const display = DISPLAYS.find((known) => known === values.display);
  if (!display) throw new Failure(HELP);
  return display;
}

/**
 * @param {(typeof DISPLAYS)[number]} display
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
async function inDisplay(display, command, env) {
  const [program = '', ...args] = command;
  if (display === 'own') return run(program, args, { env });
  if (display === 'x11') {
    const inWindowManager = ['sh', '-c', 'openbox & exec "$@"', 'sh', ...command];
    return run('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', ...inWindowManager], { env });
  }
  const folder = mkdtempSync(join(tmpdir(), 'inkling-wayland-'));
  const wayland = {
    ...env,
    XDG_RUNTIME_DIR: folder,
    WAYLAND_DISPLAY: 'inkling',
    DISPLAY: '',
    XDG_SESSION_TYPE: 'wayland',
  };
  const weston = spawn('weston', ['--backend=headless', '--socket=inkling', '--width=1600', '--height=1200'], {
    env: wayland,
    stdio: 'ignore',
  });
  try {
    await once(() => existsSync(join(folder, 'inkling')));
    return await run(program, args, { env: wayland });
  } finally {
    weston.kill();
  }
}

/**
 * Where the system keeps Electron's sandbox from starting, makes its helper root's: on the machine of a hosted run, which is nobody's.
 * Elsewhere it says what mends that.
 *
 * @param {string} program
 */
async function letSandboxStart(program) {
  const obstacle = sandboxObstacle(program);
  if (obstacle === null) return;
  if (process.env['CI'] !== 'true') throw new Failure(`Electron can't start: ${obstacle}.`);
  const helper = join(dirname(program), 'chrome-sandbox');
  await mustRun('sudo', ['chown', 'root', helper], FAILED);
  await mustRun('sudo', ['chmod', '4755', helper], FAILED);
}

/** @param {() => boolean} isSo */
async function once(isSo) {
  for (let tries = 0; tries < 100; tries++) {
    if (isSo()) return;
    await wait(100);
  }
  throw new Failure('The display does not come up.');
}

await journeys().catch(fail);
