// @ts-check
import { chromium } from '@playwright/test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { findBrowser } from '../../scripts/find-browser.js';
import { app } from './app.js';
import { followFrames } from './frames.js';
import { PageDebugger } from './page-debugger.js';
import { PreventableEvent } from './preventable-event.js';
import { answerOfApp, setHostOf, toApp, toChromium } from './protocol.js';
import { session } from './session.js';
import { ISOLATED_WORLD, isolatedWorldSource, mainWorldSource } from './window-worlds.js';

/** Whether the stand-in behaves as Electron does on Wayland. */
const onWayland = process.env['STAND_IN_ON'] === 'wayland';

class WebContents extends EventEmitter {
  session = session.defaultSession;
  /** @type {(details: { url: string }) => { action: 'allow' | 'deny' }} */
  windowOpenHandler = () => ({ action: 'allow' });

  /** @type {import('./page-debugger.js').PageDebugger | null} */
  #debug = null;

  /** @param {(details: { url: string }) => { action: 'allow' | 'deny' }} handler */
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }

  reload() {
    void this.#debug?.send('Page.reload').catch(() => undefined);
  }

  /** `render-process-gone` follows, with the reason `killed` or `crashed` (docs/api/web-contents.md). */
  forcefullyCrashRenderer() {
    // Nothing is left to answer.
    void this.#debug?.send('Page.crash').catch(() => undefined);
  }

  /** @param {string} expression */
  async executeJavaScript(expression) {
    const evaluated = await this.#debug?.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return evaluated?.result.value;
  }

  /** @param {import('./page-debugger.js').PageDebugger} debug of the page that it is now */
  follow(debug) {
    this.#debug = debug;
    debug.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  #options;
  #maximized = false;
  #visible;
  /** @type {import('@playwright/test').BrowserContext | null} */
  #chromium = null;
  /** @type {import('@playwright/test').Page | null} */
  #page = null;
  /** Whether the test was told where to find the window. */
  #isTold = false;

  /** @param {import('electron').BrowserWindowConstructorOptions} options */
  constructor(options) {
    super();
    assert(app.isReady(), 'a window has to wait until the app is ready');
    checkPreferences(options.webPreferences ?? {});
    this.#options = options;
    this.#visible = options.show !== false;
    app.windows.add(this);
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
  }

  static getAllWindows() {
    return [...app.windows];
  }

  /**
   * `did-finish-load` comes when the page has loaded, `did-fail-load` when that failed, and then the promise rejects with a handler
   * that waits for that already (docs/api/web-contents.md). `ready-to-show` comes when a window that is not shown yet has painted; on
   * Wayland a hidden one never does (electron/electron#48859).
   *
   * @param {string} url
   */
  loadURL(url) {
    setHostOf(url);
    const loading = this.#load(url, toChromium(url));
    loading.catch(() => undefined);
    return loading;
  }

  /**
   * @param {string} url as the app knows it
   * @param {string} address as Chromium does
   */
  async #load(url, address) {
    const page = (this.#page ??= await this.#openChromium());
    let response;
    try {
      response = await page.goto(address);
    } catch (error) {
      this.webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', url, true, 1, 1);
      throw error;
    }
    // Another fragment alone is a place in the same page (`did-navigate-in-page`).
    if (response === null) return;
    this.webContents.emit('did-finish-load', {});
    if (!this.#visible && !onWayland) this.emit('ready-to-show');
    if (this.#isTold) return;
    this.#isTold = true;
    process.send?.({ kind: 'loaded', debugger: debuggerAddress() });
  }

  async #openChromium() {
    const { width = 800, height = 600 } = this.#options;
    const executablePath = findBrowser();
    const chromiumWindow = await chromium.launchPersistentContext(app.getPath('userData'), {
      ...(executablePath && { executablePath }),
      viewport: { width, height },
      permissions: session.defaultSession.granted(),
      // The test connects here, to see the window and to act in it.
      args: ['--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    this.#chromium = chromiumWindow;
    app.lastActs.push(() => chromiumWindow.close());
    const [page] = chromiumWindow.pages();
    assert(page);
    page.on('close', () => this.#closed());
    await this.#prepare(await PageDebugger.connect(debuggerAddress()));
    return page;
  }

  show() {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }

  isVisible() {
    return this.#visible;
  }

  focus() {
    this.emit('focus');
  }

  isMinimized() {
    return false;
  }

  restore() {}

  /** Shows a window that is not shown yet (docs/api/browser-window.md). */
  maximize() {
    this.show();
    this.#maximized = true;
  }

  isMaximized() {
    return this.#maximized;
  }

  getNormalBounds() {
    const { x = 100, y = 100, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }

  close() {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) app.closeWasCancelled();
    else this.destroy();
  }

  /** Closes it with nobody asked: only `closed` is emitted (docs/api/browser-window.md). */
  destroy() {
    void this.#chromium?.close();
    this.#closed();
  }

  isDestroyed() {
    return !app.windows.has(this);
  }

  #closed() {
    if (!app.windows.has(this)) return;
    this.emit('closed');
    app.forget(this);
  }

  /**
   * Makes the page Electron's: the app's own files, the preload in its own world, navigations as the app decides.
   *
   * @param {import('./page-debugger.js').PageDebugger} debug
   */
  async #prepare(debug) {
    const frames = await followFrames(debug, (url) => this.#judgeWindow(url));
    this.once('closed', frames.endAll);
    const exposing = randomUUID();
    this.webContents.follow(debug);
    const preload = readFileSync(/** @type {string} */ (this.#options.webPreferences?.preload), 'utf8');
    await debug.send('Page.enable');
    await debug.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(exposing) });
    await debug.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldSource(preload, exposing),
      worldName: ISOLATED_WORLD,
    });
    const { frameTree } = await debug.send('Page.getFrameTree');
    debug.on('Fetch.requestPaused', (paused) => {
      const isMainFrame = paused.frameId === frameTree.frame.id;
      void this.#answer(debug, paused.requestId, paused.request, paused.resourceType === 'Document', isMainFrame).catch(
        () => undefined,
      );
    });
    await debug.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  /**
   * @param {import('./page-debugger.js').PageDebugger} debug
   * @param {string} requestId
   * @param {{ method: string, url: string }} request
   * @param {boolean} isNavigation
   * @param {boolean} isMainFrame
   */
  async #answer(debug, requestId, request, isNavigation, isMainFrame) {
    const url = toApp(request.url);
    if (isNavigation) {
      const event = Object.assign(new PreventableEvent(), { url, isMainFrame });
      this.webContents.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return debug.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    const response = await answerOfApp(request.method, url);
    if (!response) return debug.send('Fetch.continueRequest', { requestId });
    const location = response.headers.get('Location');
    if (isNavigation && location !== null && response.status >= 300 && response.status < 400) {
      const event = Object.assign(new PreventableEvent(), { url: new URL(location, url).href, isMainFrame });
      this.webContents.emit('will-redirect', event);
      if (event.defaultPrevented) return debug.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    return debug.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** @param {string} url of a window that the page wants to open, and that is not there yet */
  #judgeWindow(url) {
    const { action } = this.webContents.windowOpenHandler({ url });
    assert.equal(action, 'deny', 'the stand-in opens no second window');
  }
}

/** Where Chromium says that its debugger listens. */
function debuggerAddress() {
  const [port] = readFileSync(join(app.getPath('userData'), 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

/** @param {import('electron').WebPreferences} preferences */
function checkPreferences({ preload, contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }) {
  assert(contextIsolation !== false && sandbox !== false, 'the window has to be isolated and sandboxed');
  assert(!nodeIntegration && webSecurity !== false && !webviewTag, 'the window must not have Node, or guests');
  assert(preload && isAbsolute(preload) && existsSync(preload), `there is no preload at ${preload}`);
}
