// @ts-check
/** The part of the module `electron` that Inkling uses. Anything else is missing on purpose. */
export { app } from './app.js';
export { BrowserWindow } from './browser-window.js';
export { clipboard, dialog, nativeTheme, powerMonitor, powerSaveBlocker, screen, shell } from './desktop-services.js';
export { ipcMain } from './frames.js';
export { Menu } from './menu.js';
export { MessageChannelMain } from './message-ports.js';
export { protocol } from './protocol.js';
export { session } from './session.js';
