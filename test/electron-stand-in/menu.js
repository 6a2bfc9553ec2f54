// @ts-check
import assert from 'node:assert/strict';
import { app } from './app.js';
import { menuFaults } from './menu-roles.js';

/** @typedef {import('electron').MenuItemConstructorOptions} Options */

class MenuItem {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.id = options.id;
    this.label = options.label ?? options.role ?? '';
    this.submenu = Array.isArray(options.submenu) ? new Menu(options.submenu) : null;
  }

  click() {
    if (this.options.role === 'quit') app.quit();
    else if (this.options.role === 'reload') for (const { webContents } of app.windows) webContents.reload();
    else this.options.click?.(/** @type {any} */ (this), undefined, /** @type {any} */ ({}));
  }
}

export class Menu {
  /** @type {Menu | null} */
  static #application = null;

  /** @param {Options[]} template */
  constructor(template) {
    this.items = template.map((options) => new MenuItem(options));
  }

  /** @param {Options[]} template */
  static buildFromTemplate(template) {
    return new Menu(template);
  }

  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    const template = menu?.items.map(({ options }) => options) ?? [];
    assert.deepEqual(menuFaults(template, process.platform), []);
    Menu.#application = menu;
  }

  static getApplicationMenu() {
    return Menu.#application;
  }

  /** @returns {MenuItem[]} */
  all() {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]);
  }

  /** @param {string} id */
  getMenuItemById(id) {
    return this.all().find((item) => item.id === id) ?? null;
  }
}

/**
 * Runs the menu item whose accelerator was pressed, if there is one.
 *
 * @param {{ key: string, control: boolean, shift: boolean, alt: boolean }} pressed
 */
export function pressAccelerator({ key, control, shift, alt }) {
  const pressed = [control && 'ctrl', alt && 'alt', shift && 'shift', key.toLowerCase()].filter(Boolean).join('+');
  for (const item of Menu.getApplicationMenu()?.all() ?? []) {
    const { accelerator, registerAccelerator } = item.options;
    if (registerAccelerator === false || typeof accelerator !== 'string') continue;
    if (accelerator.toLowerCase().replace('cmdorctrl', 'ctrl') === pressed) item.click();
  }
}
