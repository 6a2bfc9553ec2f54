// @ts-check
import { EventEmitter } from 'node:events';
import { cloneMessage } from './port-message.js';

/** Where a port's messages go. @typedef {{ deliver(message: unknown): void, close(): void }} End */

/**
 * One end of a channel, with Electron's manners (shell/browser/api/message_port.cc): nothing arrives before `start`, only ports can be
 * transferred, each once; what is posted on an end that was closed or given away goes nowhere; and closing tells both ends, once.
 */
export class MessagePortMain extends EventEmitter {
  /** @type {End | null} */
  #other = null;
  #started = false;
  #closed = false;
  /** @type {unknown[]} */
  #waiting = [];
  /** Where what arrives goes on to, once this end was transferred to a window. @type {End | null} */
  #transferredTo = null;

  /** @param {MessagePortMain} port1 @param {MessagePortMain} port2 */
  static entangle(port1, port2) {
    port1.#other = port2.#end();
    port2.#other = port1.#end();
  }

  /**
   * @param {unknown} message
   * @param {unknown[]} [transfer]
   */
  postMessage(message, transfer = []) {
    checkTransfer(transfer);
    if (transfer.length > 0) throw new Error('The stand-in passes no ports over ports.');
    if (this.#transferredTo || this.#closed) return;
    // What can't be cloned fails here, at the sender's.
    this.#other?.deliver(cloneMessage(message));
  }

  start() {
    this.#started = true;
    for (const message of this.#waiting.splice(0)) this.emit('message', { data: message, ports: [] });
  }

  close() {
    this.#other?.close();
    this.#end().close();
  }

  /**
   * Gives this end away to a window: what is posted on the other end goes to `to` from now on.
   *
   * @param {End} to
   * @returns {End} where the window posts to and says that it is gone
   */
  transfer(to) {
    if (this.#transferredTo) throw new Error('Port at index 0 is already neutered.');
    this.#transferredTo = to;
    for (const message of this.#waiting.splice(0)) to.deliver(message);
    return /** @type {End} */ (this.#other);
  }

  /** @returns {End} */
  #end() {
    return {
      deliver: (message) => {
        if (this.#closed) return;
        if (this.#transferredTo) this.#transferredTo.deliver(message);
        else if (this.#started) setImmediate(() => this.emit('message', { data: message, ports: [] }));
        else this.#waiting.push(message);
      },
      close: () => {
        if (this.#closed) return;
        this.#closed = true;
        this.#transferredTo?.close();
        this.emit('close');
      },
    };
  }
}

export class MessageChannelMain {
  port1 = new MessagePortMain();
  port2 = new MessagePortMain();

  constructor() {
    MessagePortMain.entangle(this.port1, this.port2);
  }
}

/**
 * @param {unknown[]} transfer
 * @returns {asserts transfer is MessagePortMain[]}
 */
export function checkTransfer(transfer) {
  if (!transfer.every((item) => item instanceof MessagePortMain))
    throw new TypeError('Port at index 0 is not a valid port');
}
