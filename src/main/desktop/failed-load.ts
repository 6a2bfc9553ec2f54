import type { BrowserWindow } from 'electron';
import { securityHeaders } from '../content-security';
import { APP_ORIGIN, type AppRequest } from './app-protocol';

/** The app's page. */
export const START_URL = `${APP_ORIGIN}/index.html`;
const FAILED_URL = `${APP_ORIGIN}/failed.html`;

/** Chromium's code for a load that another one took the place of, or that was called off: nothing has failed then. */
const ABORTED = -3;

// Without a script or a file of its own, since those may be what can't be had.
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Inkling</title>
  </head>
  <body style="max-width: 30rem; margin: 20vh auto 0; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif">
    <main>
      <h1 style="font-size: 1.5rem">Inkling’s window could not be loaded.</h1>
      <p>Stored models and digits are safe. If it stays like this, install Inkling anew.</p>
      <p><a href="./index.html">Try again</a></p>
    </main>
  </body>
</html>
`;

/** Loads the app into a window. Where that fails, the window says so, with a way to try again. */
export function loadApp(window: BrowserWindow): void {
  window.webContents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED && url !== FAILED_URL) void window.loadURL(FAILED_URL);
  });
  void window.loadURL(START_URL);
}

/** Answers as `files` does, and besides with the page that says that the window could not be loaded. */
export function withFailedPage(
  files: (request: AppRequest) => Promise<Response>,
): (request: AppRequest) => Promise<Response> {
  return async (request) =>
    request.url === FAILED_URL
      ? new Response(PAGE, { headers: { ...securityHeaders(), 'Content-Type': 'text/html; charset=utf-8' } })
      : files(request);
}
