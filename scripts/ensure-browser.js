// @ts-check
import { aptInstall } from './apt-install.js';
import { Failure } from './command.js';

/** Journeys and exported web pages need a browser; on Debian it can be installed from here. */
export async function ensureBrowser() {
  // Not before the packages are installed.
  const { findBrowser } = await import('./find-browser.js');
  if (findBrowser() || ((await aptInstall('chromium')) && findBrowser())) return;
  throw new Failure(
    'A browser is needed: install Chromium or Chrome, or let Playwright fetch one with `npx playwright install chromium`.',
  );
}
