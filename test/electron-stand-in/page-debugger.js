// @ts-check
import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * A line to Chromium's debugger for a page. Unlike Playwright's own it goes on when the page's process crashes, and what was asked of
 * it holds for the process that comes after.
 */
export class PageDebugger extends EventEmitter {
  #socket;
  #last = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /** @param {WebSocket} socket */
  constructor(socket) {
    super();
    this.#socket = socket;
    socket.on('message', (/** @type {Buffer} */ data) => this.#hear(JSON.parse(data.toString())));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The window is gone.'));
      this.#waiting.clear();
    });
  }

  /** @param {string} address where Chromium's debugger listens; its first page is taken */
  static async connect(address) {
    const response = await fetch(`${address}/json/list`);
    const targets = /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */ (await response.json());
    const socket = new WebSocket(targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? '');
    await once(socket, 'open');
    return new PageDebugger(socket);
  }

  /**
   * @param {string} method of the DevTools protocol
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  send(method, params = {}) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }), (error) => {
        if (error) reject(error);
      });
    });
  }

  /** @param {{ id?: number, method?: string, params?: object, result?: object, error?: { message: string } }} message */
  #hear({ id, method, params, result, error }) {
    if (method) this.emit(method, params);
    const asked = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }
}
