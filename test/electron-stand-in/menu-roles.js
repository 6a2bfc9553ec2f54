// @ts-check

/** The roles that there are (lib/browser/api/menu-item-roles.ts), in small letters, as Electron compares them. */
const ROLES = new Set(
  (
    'about close copy cut delete forcereload front help hide hideothers minimize paste pasteandmatchstyle quit redo reload resetzoom ' +
    'selectall services recentdocuments clearrecentdocuments showsubstitutions togglesmartquotes togglesmartdashes toggletextreplacement ' +
    'startspeaking stopspeaking toggledevtools togglefullscreen undo unhide window zoom zoomin zoomout togglespellchecker appmenu ' +
    'filemenu editmenu viewmenu windowmenu sharemenu'
  ).split(' '),
);

/** Those that macOS alone has (docs/api/menu-item.md): elsewhere they would stand in the menu and do nothing. */
const OF_MACOS = new Set(
  'appmenu hide hideothers unhide showsubstitutions togglesmartquotes togglesmartdashes toggletextreplacement startspeaking stopspeaking front zoom window services recentdocuments clearrecentdocuments sharemenu'.split(
    ' ',
  ),
);

/**
 * What is wrong with a menu on a platform, in sentences: what Electron throws on (lib/browser/api/menu-item.ts), and what it takes
 * and nobody can use.
 *
 * @param {readonly import('electron').MenuItemConstructorOptions[]} template
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function menuFaults(template, platform) {
  /** @type {Set<string>} */
  const ids = new Set();
  /** @type {Set<string>} */
  const keys = new Set();
  /** @param {readonly import('electron').MenuItemConstructorOptions[]} items @returns {string[]} */
  const faultsOf = (items) => items.flatMap((item) => [...faults(item), ...faultsOf(submenuOf(item))]);
  /** @param {import('electron').MenuItemConstructorOptions} item @returns {string[]} */
  const faults = ({ role, label, type, id, accelerator, click, submenu }) => {
    const name = label ?? role ?? type ?? '';
    const small = role?.toLowerCase();
    const found = [];
    if (small !== undefined && !ROLES.has(small)) found.push(`${name}: no such role`);
    if (small !== undefined && platform !== 'darwin' && OF_MACOS.has(small))
      found.push(`${name}: a role of macOS alone`);
    if (small !== undefined && click) found.push(`${name}: a click that its role passes over`);
    if (name === '') found.push('an item without a name');
    if (small === undefined && type !== 'separator' && !click && !submenu) found.push(`${name}: does nothing`);
    if (id !== undefined && ids.has(id)) found.push(`${id}: an id that is taken`);
    if (accelerator && keys.has(accelerator)) found.push(`${accelerator}: a key that is taken`);
    if (id !== undefined) ids.add(id);
    if (accelerator) keys.add(accelerator);
    return found;
  };
  return faultsOf(template);
}

/** @param {import('electron').MenuItemConstructorOptions} item */
function submenuOf({ submenu }) {
  return Array.isArray(submenu) ? submenu : [];
}
