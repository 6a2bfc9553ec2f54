import { describe, expect, it } from 'vitest';
import { checkedDialog } from '../../electron-stand-in/checked-dialog.js';

type Show = (...args: unknown[]) => unknown;

const dialogThatAnswers = (): Record<string, Show> => {
  const dialog: Record<string, Show> = checkedDialog({ showErrorBox: () => 'shown' });
  Object.assign(dialog, { showMessageBox: () => 0, showSaveDialog: () => 'saved' });
  return dialog;
};

describe('the stand-in’s dialogs', () => {
  it('check what they are asked, whoever answers', () => {
    const { showMessageBox, showSaveDialog, showErrorBox } = dialogThatAnswers();
    const good = { type: 'info', message: 'm', buttons: ['OK'] };
    expect(showMessageBox!({}, good)).toBe(0);
    expect(showMessageBox!(good)).toBe(0);
    for (const bad of [
      { ...good, type: 'warn' },
      { ...good, message: undefined },
      { ...good, buttons: [] },
      { ...good, defaultId: 1 },
      { ...good, buttons: ['A', 'B'] },
      { ...good, buttons: ['A', 'B'], cancelId: 2 },
    ])
      expect(() => showMessageBox!({}, bad), JSON.stringify(bad)).toThrow();
    expect(showSaveDialog!({}, { defaultPath: '/a.zip', filters: [{ name: 'ZIP', extensions: ['zip'] }] })).toBe(
      'saved',
    );
    expect(() => showSaveDialog!({}, { filters: [{ name: 'ZIP', extensions: ['.zip'] }] })).toThrow(/no dots/);
    expect(showErrorBox!()).toBe('shown');
  });
});
