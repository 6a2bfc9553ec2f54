import type { LaunchOptions } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.js';

/** How the browser is started that the browser host's windows are shown in. */
export function browserOptions(): LaunchOptions {
  const executablePath = findBrowser();
  return { ...(executablePath && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

/** The size that the desktop's window opens with. */
export const WINDOW = { width: 1360, height: 860 };
