// @ts-check
import './node-version.js';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './checkout.js';
import { Failure, fail } from './command.js';
import { electronHere } from './electron-runtime.js';
import { install } from './install.js';

/**
 * Inkling while it is worked on: the window changes on screen with its sources, and the host is started again when the main
 * side's sources change; on Electron, or in the browser where that can't be had. `npm run dev -- --browser` opens it in the browser
 * outright, `-- --no-open` nowhere.
 */

/** @typedef {import('vite').InlineConfig} InlineConfig */

/** As deep as `out/main`, from where the programs see the shipped models and the window's folder. */
const folder = join(checkout, 'out/dev-main');

/** The window's own origin is none of this machine's to Chromium, which keeps such a page from what listens on loopback. */
const TO_LOOPBACK = '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets';

/** A data folder of its own, which what is half written can't hurt. */
const home = process.env['INKLING_HOME'] ?? join(checkout, 'out/dev-home');

async function dev() {
  const { open, browser } = readOptions();
  await install();
  // Not before the packages are installed.
  const { resolveConfig } = await import('electron-vite');
  process.chdir(checkout);
  const { config } = await resolveConfig({}, 'build', 'development');
  if (!config?.main || !config.preload || !config.renderer)
    throw new Failure('electron.vite.config.ts does not say what to build.');
  const { main, preload, renderer } = config;

  /** @type {import('./electron-runtime.js').ElectronRuntime} */
  const runtime = open && !browser ? await electronHere() : { path: null, reason: '' };
  if (runtime.path !== null)
    return onDesktop({ main, preload, renderer }, [runtime.path, TO_LOOPBACK, join(folder, 'desktop.js')]);
  if (runtime.reason) console.log(`Electron can't be had here: ${runtime.reason}.`);
  return inBrowser({ main, renderer }, open);
}

/**
 * @param {{ main: InlineConfig, preload: InlineConfig, renderer: InlineConfig }} config
 * @param {readonly string[]} command
 */
async function onDesktop({ main, preload, renderer }, command) {
  const { build } = await import('vite');
  const { DesktopProcess } = await import('./dev/desktop-process.js');
  const { freePort } = await import('./dev/free-port.js');
  const { watchMain } = await import('./dev/watch-main.js');
  const { serveToDesktop } = await import('./dev/window-server.js');
  const port = await freePort();
  const server = await serveToDesktop(renderer, port);
  await build({ ...preload, configFile: false, logLevel: 'warn' });
  const desktop = new DesktopProcess(command, home, () => void end());
  const watcher = await watchMain(main, folder, `http://127.0.0.1:${port}`, () => desktop.start());
  const end = endWith(() => [watcher.close(), server.close(), desktop.close()]);
}

/**
 * @param {{ main: InlineConfig, renderer: InlineConfig }} config
 * @param {boolean} open whether to open a browser
 */
async function inBrowser({ main, renderer }, open) {
  const { HostProcess } = await import('./dev/host-process.js');
  const { watchMain } = await import('./dev/watch-main.js');
  const { serveToBrowser } = await import('./dev/window-server.js');
  // The host looks there for the window's files, which are not built here.
  mkdirSync(join(checkout, 'out/renderer'), { recursive: true });
  /** @type {import('vite').ViteDevServer | null} */
  let server = null;
  /** @param {string} address the host's, which becomes the window's */
  const say = (address) => {
    if (server) console.log(`Another window opens with this address:\n${windowAddress(server, address)}`);
  };
  const host = new HostProcess(join(folder, 'serve.js'), home, say);
  /** @type {ReturnType<typeof host.start>} */
  let started = Promise.resolve(null);
  const watcher = await watchMain(main, folder, null, () => {
    if (server) console.log('The main side has changed: the host starts again.');
    started = host.start();
  });
  const first = await started;
  if (!first) throw new Failure('The host does not start: it says why above.');
  const window = (server = await serveToBrowser(renderer, first.port));
  endWith(() => [watcher.close(), window.close(), host.close()]);
  const address = windowAddress(window, first.address);
  console.log(`The window changes with its sources. This address opens it in a browser on this machine:\n${address}`);
  if (open) await openWindow(address);
}

/**
 * Ends this program when it is told to.
 *
 * @param {() => readonly Promise<unknown>[]} close ends all that it started
 * @returns {() => Promise<never>} ends it now
 */
function endWith(close) {
  const end = async () => {
    await Promise.all(close());
    return process.exit(0);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => void end());
  return end;
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
    const { values } = parseArgs({
      options: { browser: { type: 'boolean', default: false }, 'no-open': { type: 'boolean', default: false } },
    });
    return { open: !values['no-open'], browser: values.browser };
  } catch {
    throw new Failure('npm run dev takes nothing but “--browser” and “--no-open”.');
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
