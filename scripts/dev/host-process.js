// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The browser host in a process of its own, which is started again when its program has changed. */
export class HostProcess {
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  #port = 0;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /**
   * @param {string} program `serve.js`, built
   * @param {string} home its data folder
   * @param {(address: string) => void} say hears each address that it prints, which opens one window
   */
  constructor(program, home, say) {
    this.program = program;
    this.home = home;
    this.say = say;
  }

  /**
   * Ends the host that runs, and starts one in its place, at the same port.
   *
   * @returns {Promise<{ port: number, address: string } | null>} where it listens, and what opens a window; null if it ended before
   */
  start() {
    const started = this.#turn.then(async () => {
      await this.#end();
      return this.#begin();
    });
    this.#turn = started;
    return started;
  }

  /** Ends it for good. */
  close() {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  /** @returns {Promise<{ port: number, address: string } | null>} */
  #begin() {
    const child = spawn(process.execPath, [this.program, '--no-open', '--port', String(this.#port)], {
      env: { ...process.env, INKLING_HOME: this.home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    return new Promise((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        if (!/^http:\/\/\S+$/.test(line)) return;
        this.say(line);
        this.#port = Number(new URL(line).port);
        resolve({ port: this.#port, address: line });
      });
      child.on('error', () => resolve(null));
      child.on('close', () => {
        if (this.#child === child) {
          this.#child = null;
          console.error('The host has ended. It starts again with the next change.');
        }
        resolve(null);
      });
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
