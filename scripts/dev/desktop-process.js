// @ts-check
import { spawn } from 'node:child_process';
import { electronEnvironment } from '../electron-runtime.js';

/** The desktop app in a process of its own, which is started again when its program has changed. */
export class DesktopProcess {
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /**
   * @param {readonly string[]} command Electron, and the program that it runs
   * @param {string} home its data folder
   * @param {() => void} ended is called when it has ended by itself: its window was closed
   */
  constructor(command, home, ended) {
    this.command = command;
    this.home = home;
    this.ended = ended;
  }

  /** Ends the app that runs, and starts one in its place. */
  start() {
    this.#turn = this.#turn.then(async () => {
      await this.#end();
      this.#begin();
    });
  }

  /** Ends it for good. */
  close() {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  #begin() {
    const [program = '', ...args] = this.command;
    const child = spawn(program, args, {
      env: { ...electronEnvironment(process.env), INKLING_HOME: this.home },
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('error', (error) => console.error(`Electron does not start: ${error.message}`));
    child.on('close', () => {
      if (this.#child === child) this.ended();
    });
  }

  async #end() {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill();
    await ended;
  }
}
