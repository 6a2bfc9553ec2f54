import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/desktop/menu';
import { releasesOf } from '../../../../src/main/versions';
import { menuFaults } from '../../../electron-stand-in/menu-roles.js';

/** The menu as it is on a platform, and what is done by it. */
function menuOn(
  platform: NodeJS.Platform,
  isOffline = false,
): { template: MenuItemConstructorOptions[]; done: string[] } {
  const done: string[] = [];
  const acts = {
    tell: (command: string) => done.push(command),
    openFile: () => done.push('open'),
    showModels: () => done.push('models'),
    showLog: () => done.push('log'),
    showReleases: isOffline ? null : () => done.push('newer'),
    reportProblem: () => done.push('report'),
  };
  return { template: menuTemplate(acts, platform), done };
}

const submenuOf = (item: MenuItemConstructorOptions | undefined): MenuItemConstructorOptions[] =>
  Array.isArray(item?.submenu) ? item.submenu : [];
const rolesOf = (items: readonly MenuItemConstructorOptions[]): unknown[] =>
  items.flatMap((item) => [item.role, ...rolesOf(submenuOf(item))]).filter(Boolean);

describe('the menu', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const)
    it(`is one that Electron takes on ${platform}, with all of the View menu`, () => {
      const { template } = menuOn(platform);
      expect(menuFaults(template, platform)).toEqual([]);
      const roles = rolesOf(template);
      for (const role of ['reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'toggleDevTools', 'about'])
        expect(roles).toContain(role);
    });

  it('begins with the app’s own and has the window’s on macOS, where closing is not quitting', () => {
    const { template } = menuOn('darwin');
    expect(template[0]!.role).toBe('appMenu');
    const roles = rolesOf(template);
    expect(roles).toContain('windowMenu');
    expect(roles).toContain('close');
    expect(roles).not.toContain('quit');
    expect(roles).toContain('recentDocuments');
    const elsewhere = rolesOf(menuOn('linux').template);
    expect(elsewhere).toContain('quit');
    expect(elsewhere).not.toContain('appMenu');
  });

  it('tells the window what is chosen by its id', () => {
    const { template, done } = menuOn('linux');
    for (const item of template.flatMap(submenuOf)) (item.click as (() => void) | undefined)?.();
    for (const told of ['undo', 'export', 'keys', 'go models', 'open', 'models', 'newer', 'log', 'report'])
      expect(done).toContain(told);
  });

  it('offers to look for a newer version only where there is a page of them', () => {
    const idsOf = (isOffline: boolean): unknown[] =>
      menuOn('linux', isOffline)
        .template.flatMap(submenuOf)
        .map((item) => item.id);
    expect(idsOf(false)).toContain('newer');
    expect(idsOf(true)).not.toContain('newer');
    expect(releasesOf('https://example.com/inkling/')).toBe('https://example.com/inkling/releases');
    for (const none of [undefined, 'file:///etc', 'http://example.com', 'javascript:0'])
      expect(releasesOf(none)).toBeNull();
  });

  it('would show what is wrong with one', () => {
    const wrong = [
      { role: 'hide' },
      { label: 'A' },
      { id: 'a', label: 'B', click: () => undefined },
      { id: 'a', role: 'copie' },
    ];
    expect(menuFaults(wrong as MenuItemConstructorOptions[], 'linux')).toEqual([
      'hide: a role of macOS alone',
      'A: does nothing',
      'copie: no such role',
      'a: an id that is taken',
    ]);
  });
});
