// @ts-check
import './node-version.js';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './checkout.js';
import { Failure, fail } from './command.js';
import { install } from './install.js';

/**
 * Inkling while it is worked on: the window changes on screen with its sources, and the host is started again when the main
 * side's sources change. `npm run dev -- --no-open` opens no browser.
 */

/** As deep as `out/main`, from where the programs see the shipped models and the window's folder. */
const main = join(checkout, 'out/dev-main');

/** A data folder of its own, which what is half written can't hurt. */
const home = process.env['INKLING_HOME'] ?? join(checkout, 'out/dev-home');

async function dev() {
  const { open } = readOptions();
  await install();
  // Not before the packages are installed.
  const { resolveConfig } = await import('electron-vite');
  const { watchMain } = await import('./dev/watch-main.js');
  const { serveWindow } = await import('./dev/window-server.js');
  const { HostProcess } = await import('./dev/host-process.js');

  process.chdir(checkout);
  const { config } = await resolveConfig({}, 'build', 'development');
  if (!config?.main || !config.renderer) throw new Failure('electron.vite.config.ts does not say what to build.');
  // The host looks there for the window's files, which are not built here.
  mkdirSync(join(checkout, 'out/renderer'), { recursive: true });

  /** @type {import('vite').ViteDevServer | null} */
  let server = null;
  /** @param {string} address the host's, which becomes the window's */
  const say = (address) => {
    if (server) console.log(`Another window opens with this address:\n${windowAddress(server, address)}`);
  };
  const host = new HostProcess(join(main, 'serve.js'), home, say);
  /** @type {ReturnType<typeof host.start>} */
  let started = Promise.resolve(null);
  const watcher = await watchMain(config.main, main, () => {
    if (server) console.log('The main side has changed: the host starts again.');
    started = host.start();
  });
  const first = await started;
  if (!first) throw new Failure('The host does not start: it says why above.');
  server = await serveWindow(config.renderer, first.port);
  const window = server;

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => {
      void Promise.all([watcher.close(), window.close(), host.close()]).then(() => process.exit(0));
    });
  const address = windowAddress(window, first.address);
  console.log(`The window changes with its sources. This address opens it in a browser on this machine:\n${address}`);
  if (open) await openWindow(address);
}

/**
 * @param {import('vite').ViteDevServer} server
 * @param {string} address of the host
 */
function windowAddress(server, address) {
  return Object.assign(new URL(address), { port: server.config.server.port }).href;
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
    return { open: !values['no-open'] };
  } catch {
    throw new Failure('npm run dev takes nothing but “--no-open”.');
  }
}

/** @param {string} address */
async function openWindow(address) {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const { default: open } = await import('open');
  const browser = await open(address);
  browser.on('error', () => undefined);
}

await dev().catch(fail);
