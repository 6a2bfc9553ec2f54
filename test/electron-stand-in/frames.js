// @ts-check
import { EventEmitter } from 'node:events';
import { pressAccelerator } from './menu.js';
import { checkTransfer } from './message-ports.js';
import { toApp } from './protocol.js';
import { decode, encode } from './structured-clone.js';
import { FROM_MAIN, ISOLATED_WORLD, TO_MAIN } from './window-worlds.js';

export const ipcMain = new EventEmitter();

let lastPort = 0;

/** The page of a window while one document is in it: what the app knows as a WebFrameMain. */
class Frame {
  parent = null;
  url = '';
  #debug;
  #context;
  #judgeWindow;
  /** Where the window's ends of ports post to. @type {Map<number, import('./message-ports.js').End>} */
  #ports = new Map();

  /**
   * @param {import('./page-debugger.js').PageDebugger} debug
   * @param {number} context the isolated world's number
   * @param {(url: string) => void} judgeWindow asks the app about a window that the page wants to open
   */
  constructor(debug, context, judgeWindow) {
    this.#debug = debug;
    this.#judgeWindow = judgeWindow;
    this.#context = context;
  }

  /**
   * @param {string} channel
   * @param {unknown} message
   * @param {unknown[]} [transfer]
   */
  postMessage(channel, message, transfer = []) {
    checkTransfer(transfer);
    const ports = transfer.map((port) => {
      const id = ++lastPort;
      const sink = {
        deliver: (/** @type {unknown} */ posted) => this.#tell({ kind: 'port', id, message: posted }),
        close: () => this.#tell({ kind: 'close', id }),
      };
      this.#ports.set(id, port.transfer(sink));
      return id;
    });
    this.#tell({ kind: 'send', channel, message, ports });
  }

  /** @param {any} message */
  receive(message) {
    switch (message.kind) {
      case 'send':
        this.url = toApp(message.url);
        ipcMain.emit(message.channel, { senderFrame: this, ports: [] }, ...message.args);
        break;
      case 'port':
        this.#ports.get(message.id)?.deliver(message.message);
        break;
      case 'port closed':
        this.#ports.get(message.id)?.close();
        this.#ports.delete(message.id);
        break;
      case 'open':
        this.#judgeWindow(toApp(message.url));
        break;
      case 'key':
        pressAccelerator(message.pressed);
    }
  }

  /** The document is gone, and its ports with it. */
  end() {
    for (const port of this.#ports.values()) port.close();
    this.#ports.clear();
  }

  /** @param {unknown} message */
  #tell(message) {
    const expression = `${FROM_MAIN}(${JSON.stringify(encode(message))})`;
    // A document that is just going away hears no more.
    this.#debug.send('Runtime.evaluate', { expression, contextId: this.#context }).catch(() => undefined);
  }
}

/**
 * Keeps a {@link Frame} for each document that the page shows.
 *
 * @param {import('./page-debugger.js').PageDebugger} debug of the page
 * @param {(url: string) => void} judgeWindow asks the app about a window that the page wants to open
 */
export async function followFrames(debug, judgeWindow) {
  /** @type {Map<number, Frame>} */
  const frames = new Map();
  /** @param {number} context */
  const end = (context) => {
    frames.get(context)?.end();
    frames.delete(context);
  };
  debug.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === ISOLATED_WORLD) frames.set(context.id, new Frame(debug, context.id, judgeWindow));
  });
  debug.on('Runtime.executionContextDestroyed', ({ executionContextId }) => end(executionContextId));
  debug.on('Runtime.executionContextsCleared', () => [...frames.keys()].forEach(end));
  debug.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === TO_MAIN) frames.get(executionContextId)?.receive(decode(payload));
  });
  await debug.send('Runtime.enable');
  await debug.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: ISOLATED_WORLD });
  return { endAll: () => [...frames.keys()].forEach(end) };
}
