import type { BrowserWindow } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringForward, showOnFirstSign } from '../../../../src/main/desktop/show-window';

/** A window that notes what is done to it. */
class NotingWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly done: string[] = [];
  constructor(private readonly state: { minimized?: boolean; destroyed?: boolean } = {}) {
    super();
  }
  isDestroyed = (): boolean => this.state.destroyed === true;
  isMinimized = (): boolean => this.state.minimized === true;
  show = (): unknown => this.done.push('show');
  maximize = (): unknown => this.done.push('maximize');
  restore = (): unknown => this.done.push('restore');
  focus = (): unknown => this.done.push('focus');
}

const asElectrons = (window: NotingWindow): BrowserWindow => window as unknown as BrowserWindow;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a new window', () => {
  const SIGNS: Readonly<Record<string, (window: NotingWindow) => void>> = {
    'it has painted': (window) => window.emit('ready-to-show'),
    'its page is loaded': (window) => window.webContents.emit('did-finish-load'),
    'its page can’t be loaded': (window) => window.webContents.emit('did-fail-load'),
    'nothing was heard for long': () => vi.advanceTimersByTime(3_000),
  };
  for (const [sign, give] of Object.entries(SIGNS))
    it(`is shown when ${sign}, and once`, () => {
      const window = new NotingWindow();
      showOnFirstSign(asElectrons(window), false, () => window.done.push('told'));
      vi.advanceTimersByTime(2_900);
      expect(window.done).toEqual([]);
      give(window);
      expect(window.done).toEqual(['show', 'told']);
      for (const again of Object.values(SIGNS)) again(window);
      expect(window.done).toEqual(['show', 'told']);
    });

  it('is maximized only once it is shown', () => {
    const window = new NotingWindow();
    showOnFirstSign(asElectrons(window), true, () => undefined);
    window.emit('ready-to-show');
    expect(window.done).toEqual(['show', 'maximize']);
  });

  it('is left alone where it is closed by then', () => {
    const window = new NotingWindow({ destroyed: true });
    showOnFirstSign(asElectrons(window), true, () => window.done.push('told'));
    vi.advanceTimersByTime(10_000);
    expect(window.done).toEqual([]);
  });
});

describe('a window that is brought forward', () => {
  it('is restored, shown and focused', () => {
    const window = new NotingWindow({ minimized: true });
    bringForward(asElectrons(window));
    expect(window.done).toEqual(['restore', 'show', 'focus']);
  });
});
