// @ts-check
import assert from 'node:assert/strict';

/** What a message box may be of (lib/browser/api/dialog.ts). */
const TYPES = ['none', 'info', 'warning', 'error', 'question'];

/** @typedef {import('electron').MessageBoxOptions} MessageBoxOptions */
/** @typedef {import('electron').SaveDialogOptions} SaveDialogOptions */

/**
 * What Electron throws on, and besides what it would take and show as nobody means it: a button that isn't there.
 *
 * @param {MessageBoxOptions} options
 */
function checkMessageBox({ type = 'none', buttons = [], message, detail = '', defaultId, cancelId }) {
  assert(TYPES.includes(type), `${type}: no type of message box`);
  assert(Array.isArray(buttons) && buttons.length > 0, 'a message box without a button of its own');
  assert(typeof message === 'string' && message !== '', 'a message box without a message');
  assert(typeof detail === 'string', 'the detail must be a string');
  for (const id of [defaultId, cancelId])
    assert(id === undefined || buttons[id] !== undefined, `there is no button ${id}`);
  // Without one, Escape presses “Cancel” or “No”, or else the second button or the first.
  assert(buttons.length === 1 || cancelId !== undefined, 'which button is Escape?');
}

/** @param {import('electron').OpenDialogOptions} options */
function checkOpenDialog({ properties = [], ...rest }) {
  assert(
    !(properties.includes('openFile') && properties.includes('openDirectory')),
    'Linux and Windows choose one kind',
  );
  checkSaveDialog(rest);
}

/** @param {SaveDialogOptions} options */
function checkSaveDialog({ defaultPath = '', filters = [] }) {
  assert(typeof defaultPath === 'string', 'the default path must be a string');
  for (const { name, extensions } of filters) {
    assert(typeof name === 'string' && name !== '', 'a filter has a name');
    assert(
      extensions.every((extension) => /^[^.*]+$|^\*$/.test(extension)),
      'an extension has no dots or stars in it',
    );
  }
}

/** @type {Record<string, (options: any) => void>} */
const CHECKS = { showMessageBox: checkMessageBox, showOpenDialog: checkOpenDialog, showSaveDialog: checkSaveDialog };

/**
 * The module `dialog`, which checks what it is asked whoever answers: a test puts its answers in place of its functions.
 *
 * @template {object} Dialog
 * @param {Dialog} dialog
 * @returns {Dialog}
 */
export function checkedDialog(dialog) {
  return new Proxy(dialog, {
    get(target, name, receiver) {
      const show = /** @type {any} */ (Reflect.get(target, name, receiver));
      const check = CHECKS[String(name)];
      if (!check) return show;
      // The window that it is a sheet of is left out where there is none.
      return (/** @type {unknown[]} */ ...args) => {
        check(args.at(-1));
        return show(...args);
      };
    },
  });
}
