// @ts-check
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PreventableEvent } from './preventable-event.js';
import { quitOnSignals } from './signals.js';

/** @typedef {{ close(): void, destroy(): void, webContents: { reload(): void } }} OpenWindow */

class App extends EventEmitter {
  /** Whether its program comes out of an archive, as an installed app's does. */
  isPackaged = process.argv[1]?.includes('app.asar') ?? false;
  isRelaunching = false;
  /** What `quit` has to close first. @type {Set<OpenWindow>} */
  windows = new Set();
  /** What has to end before the process does. @type {(() => Promise<void>)[]} */
  lastActs = [];
  #name = 'Electron';
  /** @type {Record<string, string>} */
  #paths = { downloads: join(homedir(), 'Downloads'), temp: tmpdir() };
  #ready = false;
  #quitting = false;
  #exiting = false;
  #exitCode = 0;
  /** @type {Promise<void>} */
  #whenReady;

  constructor() {
    super();
    // There the program is the app's own, and what comes after it are its arguments.
    if (this.isPackaged) process.argv.splice(1, 1);
    this.#whenReady = new Promise((resolve) =>
      setImmediate(() => {
        quitOnSignals(() => this.quit());
        this.#ready = true;
        resolve();
        this.emit('ready');
      }),
    );
  }

  isReady() {
    return this.#ready;
  }

  whenReady() {
    return this.#whenReady;
  }

  getName() {
    return this.#name;
  }

  /** @param {string} name */
  setName(name) {
    this.#name = name;
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  getPath(name) {
    // Beside what the window keeps, except on macOS (docs/api/app.md).
    const path = name === 'logs' ? join(this.getPath('userData'), 'logs') : this.#paths[name];
    assert(path, `app.getPath('${name}') is not known to the stand-in`);
    return path;
  }

  /**
   * @param {string} name
   * @param {string} path
   */
  setPath(name, path) {
    assert(!this.#ready || name !== 'userData', 'userData has to be set before the app is ready');
    this.#paths[name] = path;
  }

  /** Chromium's switches are all of the process's arguments that look like one (docs/api/command-line.md). */
  commandLine = { hasSwitch: (/** @type {string} */ name) => process.argv.slice(1).includes(`--${name}`) };

  /**
   * Takes `--no-sandbox` off the command line again, and adds `--enable-sandbox` (App::EnableSandbox in
   * shell/browser/api/electron_api_app.cc): too late for the zygote, which has been started without a sandbox before any JavaScript ran,
   * and for root, whom ElectronMainDelegate lets in by that switch alone.
   */
  enableSandbox() {
    assert(!this.#ready, 'app.enableSandbox() has to be called before the app is ready');
    assert(
      !this.commandLine.hasSwitch('no-sandbox'),
      'the zygote has no sandbox: a window that asks for one does not start',
    );
  }

  /** Has the app start again when it has ended, which this does not see to (docs/api/app.md). */
  relaunch() {
    this.isRelaunching = true;
  }

  setAboutPanelOptions() {}

  /** What was opened, for the tests to see: the Dock and the jump list show it (docs/api/app.md). @type {string[]} */
  recentDocuments = [];

  /** @param {string} path */
  addRecentDocument(path) {
    this.recentDocuments.push(path);
  }

  /** On Linux the package's desktop file says it, too (docs/api/app.md). @param {string} _scheme */
  setAsDefaultProtocolClient(_scheme) {
    return true;
  }

  /**
   * One app for each `userData` folder; a later one tells the first of its start, with data of its own beside its arguments, to which
   * Chromium adds some (docs/api/app.md).
   *
   * @param {Record<string, unknown>} [data]
   */
  requestSingleInstanceLock(data = {}) {
    const folder = this.getPath('userData');
    const lock = join(folder, 'stand-in-lock');
    const start = join(folder, 'stand-in-start');
    mkdirSync(folder, { recursive: true });
    for (;;) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' });
        break;
      } catch {
        const first = Number(readFileSync(lock, 'utf8'));
        try {
          writeFileSync(start, JSON.stringify(data));
          if (first > 0) process.kill(first, 'SIGUSR2');
          return false;
        } catch {
          // It was killed and left its lock behind.
          rmSync(lock, { force: true });
        }
      }
    }
    process.on('SIGUSR2', () => {
      const args = [...process.argv, '--original-process-start-time=1'];
      const sent = JSON.parse(readFileSync(start, 'utf8'));
      this.emit('second-instance', new PreventableEvent(), args, process.cwd(), sent);
    });
    process.on('exit', () => rmSync(lock, { force: true }));
    return true;
  }

  /*
   * The orders of ending are those of shell/browser/browser.cc: `quit` asks by `before-quit` and closes the windows, and the last of
   * them to go leads to `will-quit` and not to `window-all-closed`; `exit` asks nobody, and its windows hear `closed` alone.
   */

  quit() {
    if (this.#quitting) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (this.windows.size === 0) this.#notifyAndShutDown();
    for (const window of [...this.windows]) window.close();
  }

  exit(code = 0) {
    this.#exitCode = code;
    this.#quitting = true;
    this.#exiting = true;
    if (this.windows.size === 0) this.#shutDown();
    for (const window of [...this.windows]) window.destroy();
  }

  /** Called where the app has kept a window from closing: then nothing quits, either. */
  closeWasCancelled() {
    this.#quitting = false;
  }

  /** Called when a window has closed. @param {OpenWindow} window */
  forget(window) {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.#exiting) this.#shutDown();
    else if (this.#quitting) this.#notifyAndShutDown();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #notifyAndShutDown() {
    const leaving = new PreventableEvent();
    this.emit('will-quit', leaving);
    if (leaving.defaultPrevented) this.#quitting = false;
    else this.#shutDown();
  }

  #shutDown() {
    this.emit('quit', new PreventableEvent(), this.#exitCode);
    void Promise.allSettled(this.lastActs.map((act) => act())).then(() => process.exit(this.#exitCode));
  }
}

export const app = new App();
