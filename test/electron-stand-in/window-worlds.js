// @ts-check
/*
 * What runs in the window before the page's own scripts: the functions here are sent to Chromium as their own source, and
 * use nothing from outside them.
 */
import { decode, encode } from './structured-clone.js';

/** The name of the world that the preload runs in. It is Electron's. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

/** What the isolated world calls to reach the stand-in, and what the stand-in calls to reach it. */
export const TO_MAIN = '__standInToMain';
export const FROM_MAIN = '__standInFromMain';

/**
 * The preload in a world of its own: it shares the document with the page, and none of its objects.
 *
 * @param {string} preload its source
 * @param {string} exposing the name of the event by which the worlds agree on what is exposed
 */
export function isolatedWorldSource(preload, exposing) {
  const names = JSON.stringify({ exposing, toMain: TO_MAIN, fromMain: FROM_MAIN });
  return `(${String(isolatedWorld)})(${names}, ${String(encode)}, ${String(decode)}, (require, module, exports) => {${preload}\n});`;
}

/** @param {string} exposing */
export function mainWorldSource(exposing) {
  return `(${String(mainWorld)})(${JSON.stringify(exposing)});`;
}

/**
 * @param {{ exposing: string, toMain: string, fromMain: string }} names
 * @param {(value: unknown) => string} write
 * @param {(text: string) => any} read
 * @param {(require: (name: string) => unknown, module: object, exports: object) => void} preload
 */
function isolatedWorld(names, write, read, preload) {
  if (window.top !== window || location.protocol !== 'https:') return;
  const world = /** @type {any} */ (globalThis);
  /** @param {unknown} message */
  const toMain = (message) => world[names.toMain](write(message));

  /** @type {Map<string, ((event: unknown, ...args: unknown[]) => void)[]>} */
  const listeners = new Map();
  /** @type {Map<number, MessagePort>} */
  const ports = new Map();

  /** @param {number} id */
  const receivePort = (id) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => toMain({ kind: 'port', id, message: event.data });
    port1.addEventListener('close', () => toMain({ kind: 'port closed', id }));
    ports.set(id, port1);
    return port2;
  };

  world[names.fromMain] = (/** @type {string} */ text) => {
    const message = read(text);
    if (message.kind === 'send') {
      const event = { ports: message.ports.map(receivePort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, message.message);
    } else if (message.kind === 'port') {
      ports.get(message.id)?.postMessage(message.message);
    } else {
      ports.get(message.id)?.close();
    }
  };

  const electron = {
    contextBridge: {
      /** @param {string} key @param {unknown} api */
      exposeInMainWorld(key, api) {
        const text = JSON.stringify({ key, api }, (_, value) => {
          if (typeof value === 'function') throw new Error('The stand-in exposes no functions.');
          return value;
        });
        document.dispatchEvent(new CustomEvent(names.exposing, { detail: text }));
      },
    },
    ipcRenderer: {
      /** @param {string} channel @param {(event: unknown, ...args: unknown[]) => void} listener */
      on(channel, listener) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      /** @param {string} channel @param {unknown[]} args */
      send(channel, ...args) {
        toMain({ kind: 'send', url: location.href, channel, args });
      },
    },
  };

  // Menu accelerators work where the page has left the key alone.
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey: control, shiftKey: shift, altKey: alt } = event;
    setTimeout(() => {
      if (!event.defaultPrevented && (control || alt)) toMain({ kind: 'key', pressed: { key, control, shift, alt } });
    });
  });

  document.addEventListener(`${names.exposing} window`, (event) => {
    toMain({ kind: 'open', url: /** @type {CustomEvent<string>} */ (event).detail });
  });

  const require = (/** @type {string} */ name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name} (a sandboxed preload has electron only)`);
    return electron;
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}

/**
 * Takes what the preload exposes. Runs before the preload, and before the page.
 *
 * @param {string} exposing
 */
function mainWorld(exposing) {
  if (window.top !== window || location.protocol !== 'https:') return;
  /** @param {any} value @returns {any} */
  const frozen = (value) => {
    if (value !== null && typeof value === 'object') Object.values(value).forEach(frozen);
    return Object.freeze(value);
  };
  document.addEventListener(exposing, (event) => {
    event.stopImmediatePropagation();
    const { key, api } = JSON.parse(/** @type {CustomEvent<string>} */ (event).detail);
    Object.defineProperty(window, key, { value: frozen(api), enumerable: true });
  });

  // The app's handler decides before there is a window; to the page one that is denied is null (docs/api/window-open.md).
  /** @param {string | URL} [url] */
  const ask = (url = '') => {
    const detail = new URL(url, location.href).href;
    document.dispatchEvent(new CustomEvent(`${exposing} window`, { detail }));
    return null;
  };
  window.open = ask;
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (event.defaultPrevented || link?.target !== '_blank') return;
    event.preventDefault();
    ask(link.href);
  });
}
