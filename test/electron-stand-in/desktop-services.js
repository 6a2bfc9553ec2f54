// @ts-check
import { EventEmitter } from 'node:events';
import { checkedDialog } from './checked-dialog.js';

/** @type {(name: string) => () => Promise<never>} */
const unanswered = (name) => () =>
  Promise.reject(new Error(`Nobody is there to answer dialog.${name}(): the test has to put an answer in its place.`));

export const dialog = checkedDialog({
  showSaveDialog: unanswered('showSaveDialog'),
  showOpenDialog: unanswered('showOpenDialog'),
  showMessageBox: unanswered('showMessageBox'),
  /**
   * @param {string} title
   * @param {string} content
   */
  showErrorBox(title, content) {
    console.error(`${title}\n${content}`);
  },
});

export const nativeTheme = { shouldUseDarkColors: false };

/**
 * What the system tells of its power. Only where there is a listener does Electron ask the system to wait (lib/browser/api/power-monitor.ts);
 * a `shutdown` whose event is prevented is put off until the app has ended (docs/api/power-monitor.md).
 */
export const powerMonitor = new EventEmitter();

/** Each start gives an id, which ends that start alone (docs/api/power-save-blocker.md). */
export const powerSaveBlocker = {
  /** @type {Set<number>} */
  started: new Set(),
  last: 0,
  /** @param {'prevent-app-suspension' | 'prevent-display-sleep'} _type */
  start(_type) {
    this.started.add(++this.last);
    return this.last;
  },
  /** @param {number} id */
  stop(id) {
    return this.started.delete(id);
  },
  /** @param {number} id */
  isStarted(id) {
    return this.started.has(id);
  },
};

export const clipboard = {
  text: '',
  /** @param {string} text */
  writeText(text) {
    this.text = text;
    return Promise.resolve();
  },
};

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = { getAllDisplays: () => [{ id: 1, bounds: workArea, workArea }] };

export const shell = {
  /** What was opened, for the tests to see. @type {string[]} */
  opened: [],
  /** @param {string} path */
  openPath(path) {
    this.opened.push(path);
    return Promise.resolve('');
  },
};
