// @ts-check
import { join } from 'node:path';
import { createLogger, createServer, mergeConfig, runnerImport } from 'vite';
import { checkout } from '../checkout.js';

/** @typedef {import('vite').InlineConfig} InlineConfig */
/** @typedef {import('vite').ViteDevServer} ViteDevServer */

/** The usual port of the window in dev mode, or the next that is free. */
const USUAL_PORT = 5173;

/**
 * Serves the window from its sources to a browser, so that it changes on screen with them, and passes on to the host what only the
 * host answers: the address that lets a window in, and its line. Who may come in is the host's to say, here as there.
 *
 * @param {InlineConfig} renderer the window's part of `electron.vite.config.ts`
 * @param {number} hostPort where the host listens
 * @returns {Promise<ViteDevServer>} a server that listens
 */
export async function serveToBrowser(renderer, hostPort) {
  const proxy = toHost(`http://127.0.0.1:${hostPort}`, (headers) => isOwnPage(server, headers));
  const server = await serve(renderer, { port: USUAL_PORT, proxy });
  return server.listen();
}

/**
 * Serves the window from its sources to the desktop app, whose own protocol gives them out.
 *
 * @param {InlineConfig} renderer
 * @param {number} port
 */
export async function serveToDesktop(renderer, port) {
  // The page's own address says nothing of where changes are told.
  const hmr = { protocol: 'ws', host: '127.0.0.1', clientPort: port };
  const server = await serve(renderer, { port, strictPort: true, hmr });
  return server.listen();
}

/**
 * @param {InlineConfig} renderer
 * @param {import('vite').ServerOptions} options
 */
async function serve(renderer, options) {
  const server = { host: '127.0.0.1', headers: await headers(), ...options };
  return createServer(
    mergeConfig(renderer, { configFile: false, mode: 'development', customLogger: logger(), server }),
  );
}

/**
 * @param {string} host
 * @param {(headers: import('node:http').IncomingHttpHeaders) => boolean} isOwn whether the window asks
 * @returns {Record<string, import('vite').ProxyOptions>}
 */
function toHost(host, isOwn) {
  return {
    '^/\\?token=': { target: host, changeOrigin: true },
    '^/channel$': {
      target: host,
      changeOrigin: true,
      ws: true,
      configure: (proxy) => {
        proxy.on('proxyReqWs', (passedOn, request) => {
          // Any other page's stays as it is, and the host refuses it.
          if (isOwn(request.headers)) passedOn.setHeader('Origin', host);
        });
      },
    },
  };
}

/**
 * @param {ViteDevServer} server
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function isOwnPage(server, { host, origin }) {
  const { port } = server.config.server;
  return [`127.0.0.1:${port}`, `localhost:${port}`].some((own) => host === own && origin === `http://${own}`);
}

/** Vite's own, silent of the moment in which the host starts again: the window says that itself, and tries once more. */
function logger() {
  const logger = createLogger();
  return Object.assign(createLogger(), {
    error: (/** @type {string} */ message, /** @type {import('vite').LogErrorOptions} */ options) => {
      if (!message.includes('ws proxy')) logger.error(message, options);
    },
  });
}

/** The app's own headers, so that what they forbid is found here; only Vite's style elements are let in. */
async function headers() {
  /** @type {{ module: { securityHeaders: (origins: readonly string[]) => Record<string, string> } }} */
  const { module } = await runnerImport(join(checkout, 'src/main/content-security.ts'));
  const name = 'Content-Security-Policy';
  const strict = module.securityHeaders(['ws://127.0.0.1:*', 'ws://localhost:*']);
  return { ...strict, [name]: strict[name]?.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") };
}
