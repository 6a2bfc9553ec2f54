// @ts-check
/**
 * Stands in for the module `electron` where its runtime can't be had: the part of it that Inkling uses, in Node, with the
 * window shown in Chromium. Anything else is missing on purpose. What Electron refuses, this refuses too.
 */
import { app } from './app.js';
import { BrowserWindow } from './browser-window.js';
import { takeOrders } from './orders.js';
import { clipboard, dialog, nativeTheme, powerMonitor, powerSaveBlocker, screen, shell } from './desktop-services.js';
import { ipcMain } from './frames.js';
import { Menu } from './menu.js';
import { MessageChannelMain } from './message-ports.js';
import { protocol } from './protocol.js';
import { session } from './session.js';

const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
};

takeOrders(electron);

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
};
