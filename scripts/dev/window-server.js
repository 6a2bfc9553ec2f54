// @ts-check
import { join } from 'node:path';
import { createLogger, createServer, mergeConfig, runnerImport } from 'vite';
import { checkout } from '../checkout.js';

/** @typedef {import('vite').ViteDevServer} ViteDevServer */

/** The usual port of the window in dev mode, or the next that is free. */
const USUAL_PORT = 5173;

/**
 * Serves the window from its sources, so that it changes on screen with them, and passes on to the host what only the host
 * answers: the address that lets a window in, and its line. Who may come in is the host's to say, here as there.
 *
 * @param {import('vite').InlineConfig} renderer the window's part of `electron.vite.config.ts`
 * @param {number} hostPort where the host listens
 * @returns {Promise<ViteDevServer>} a server that listens
 */
export async function serveWindow(renderer, hostPort) {
  const host = `http://127.0.0.1:${hostPort}`;
  const server = await createServer(
    mergeConfig(renderer, {
      configFile: false,
      mode: 'development',
      customLogger: logger(),
      server: {
        host: '127.0.0.1',
        port: USUAL_PORT,
        headers: await headers(),
        proxy: {
          '^/\\?token=': { target: host, changeOrigin: true },
          '^/channel$': {
            target: host,
            changeOrigin: true,
            ws: true,
            configure: (/** @type {import('vite').HttpProxy.ProxyServer} */ proxy) => {
              proxy.on('proxyReqWs', (passedOn, request) => {
                // Any other page's stays as it is, and the host refuses it.
                if (isOwnPage(server, request.headers)) passedOn.setHeader('Origin', host);
              });
            },
          },
        },
      },
    }),
  );
  return server.listen();
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
