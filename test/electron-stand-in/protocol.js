// @ts-check
import assert from 'node:assert/strict';
import { app } from './app.js';

/** @typedef {(request: Request | { method: string, url: string }) => Response | Promise<Response>} Handler */

/** @type {Map<string, { standard?: boolean, secure?: boolean, supportFetchAPI?: boolean }>} */
const privileged = new Map();

/** @type {Map<string, Handler>} */
const handlers = new Map();

export const protocol = {
  /** @param {{ scheme: string, privileges: object }[]} schemes */
  registerSchemesAsPrivileged(schemes) {
    assert(!app.isReady(), 'schemes have to be registered before the app is ready');
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges);
  },

  /**
   * @param {string} scheme
   * @param {Handler} handler
   */
  handle(scheme, handler) {
    assert(app.isReady(), 'protocol.handle() has to be called after the app is ready');
    assert(!handlers.has(scheme), `${scheme}: is handled already`);
    handlers.set(scheme, handler);
  },
};

/*
 * Chromium knows no `app:` here, so that the window is shown under `https:` with the same host and paths: a secure origin
 * too, and no request for it leaves the browser.
 */

/** @param {string} url of the app, as the app knows it */
export function toChromium(url) {
  const { protocol: name } = new URL(url);
  const scheme = name.slice(0, -1);
  const privileges = privileged.get(scheme);
  assert(handlers.has(scheme), `nothing handles ${scheme}:`);
  assert(
    privileges?.standard && privileges.secure && privileges.supportFetchAPI,
    `without its privileges ${scheme}: has no origin, no secure context and no fetch`,
  );
  return url.replace(/^[^:]+:/, 'https:');
}

/** @param {string} url as Chromium knows it; the app's, or any other */
export function toApp(url) {
  const [scheme] = handlers.keys();
  return scheme && new URL(url).host === host ? url.replace(/^https:/, `${scheme}:`) : url;
}

/** The host that the window is loaded from. */
let host = '';

/** @param {string} url of the window, as the app knows it */
export function setHostOf(url) {
  host = new URL(url).host;
}

/**
 * What the app itself answers to a request, or null where it is not the app's.
 *
 * @param {string} method
 * @param {string} url as the app knows it
 */
export async function answerOfApp(method, url) {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  return handler ? handler(new Request(url, { method })) : null;
}
