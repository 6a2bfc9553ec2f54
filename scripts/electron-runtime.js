// @ts-check
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './checkout.js';
import { sandboxObstacle } from './sandbox.js';

const electron = join(checkout, 'node_modules/electron');

/** Where it is noted that a download got stuck, so that not every start waits for it again. */
const stuckNote = join(checkout, 'node_modules/.cache/inkling/electron-download-got-stuck');

/** A download that got stuck is tried again after a day. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** @typedef {{ path: string } | { path: null, reason: string }} ElectronRuntime */

/**
 * Electron's program where it can show a window here; or the reason why it can't.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronHere() {
  if (process.platform === 'linux') {
    if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
      return { path: null, reason: 'this machine has no display' };
    if (process.getuid?.() === 0) return { path: null, reason: 'it does not run as root' };
  }
  const runtime = await fetchElectronRuntime();
  const obstacle = process.platform === 'linux' && runtime.path !== null ? sandboxObstacle(runtime.path) : null;
  return obstacle === null ? runtime : { path: null, reason: obstacle };
}

/**
 * Electron's program, fetched by the electron package itself if it isn't there yet; or the reason why there is none.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function fetchElectronRuntime() {
  const present = electronRuntime();
  if (present) return { path: present };
  if (gotStuckLately())
    return { path: null, reason: 'the download of its runtime got stuck lately (`npx install-electron` tries again)' };

  console.error('Fetching the Electron runtime ...');
  const outcome = await watchDownload([join(electron, 'install.js')], 20_000);
  if (outcome.kind === 'stuck') {
    mkdirSync(join(stuckNote, '..'), { recursive: true });
    writeFileSync(stuckNote, '');
    return { path: null, reason: 'its runtime could not be fetched, no bytes came for 20 s' };
  }
  if (outcome.kind === 'failed') return { path: null, reason: describeFailure(outcome.reason, process.versions.node) };
  const fetched = electronRuntime();
  return fetched ? { path: fetched } : { path: null, reason: 'what was fetched is not its runtime' };
}

/**
 * Why there is no runtime, where its installer failed. The `electron` package asks for Node 22.12; on Node 20.19 its installer runs,
 * too, as it is now, so that it is tried.
 *
 * @param {string} reason
 * @param {string} node the version of Node
 */
export function describeFailure(reason, node) {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isOld = major < 22 || (major === 22 && minor < 12);
  const hint = isOld ? '; its installer is made for Node 22.12 and later' : '';
  return `its runtime could not be fetched (${reason}${hint})`;
}

/** Electron's program where it is installed in the right version, else null. */
export function electronRuntime() {
  try {
    const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
    const installed = readFileSync(join(electron, 'dist/version'), 'utf8').trim().replace(/^v/, '');
    const program = join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8'));
    return installed === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * The environment to start Electron in. An editor's terminal hands on a variable of its own that makes a bare Node of any Electron,
 * empty or not; what else there is of Electron's is the user's, for its logs and the like, and stays.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function electronEnvironment(env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
}

/** The version of Electron that Inkling is made for. */
export function electronVersion() {
  return /** @type {string} */ (JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version);
}

/**
 * Runs a Node script that downloads into the folder for temporary files and unpacks into Electron's, and ends it when
 * neither has grown for `patience` milliseconds.
 *
 * @param {string[]} script with its arguments
 * @param {number} patience
 * @returns {Promise<{ kind: 'done' } | { kind: 'stuck' } | { kind: 'failed', reason: string }>}
 */
export async function watchDownload(script, patience) {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-electron-'));
  const child = spawn(process.execPath, script, {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));

  let bytes = 0;
  let grew = performance.now();
  const watch = setInterval(() => {
    const now = bytesIn(folder) + bytesIn(join(electron, 'dist'));
    if (now !== bytes) grew = performance.now();
    bytes = now;
    if (performance.now() - grew >= patience) child.kill('SIGKILL');
  }, 250);
  try {
    const code = await new Promise((resolve) => child.on('close', resolve));
    if (child.signalCode === 'SIGKILL') return { kind: 'stuck' };
    return code === 0 ? { kind: 'done' } : { kind: 'failed', reason: messageOf(complaint) };
  } finally {
    clearInterval(watch);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The message of an error as Node prints it.
 *
 * @param {string} complaint
 */
function messageOf(complaint) {
  return /^\w*Error: (.*)$/m.exec(complaint)?.[1] ?? 'its download failed';
}

function gotStuckLately() {
  return existsSync(stuckNote) && Date.now() - statSync(stuckNote).mtimeMs < RETRY_AFTER_MS;
}

/**
 * How many bytes the files in a folder have; 0 where there is none.
 *
 * @param {string} folder
 * @returns {number}
 */
function bytesIn(folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  } catch {
    // Files come and go while the download runs.
  }
  return bytes;
}
