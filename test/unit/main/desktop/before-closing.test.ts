import type { BrowserWindow } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { beforeClosing } from '../../../../src/main/desktop/before-closing';

/** A window that closes as Electron's does: unless the event that says so is prevented. */
class ClosingWindow extends EventEmitter {
  isOpen = true;
  isDestroyed = (): boolean => !this.isOpen;
  close = (): void => {
    const event = new Event('close', { cancelable: true });
    this.emit('close', event);
    if (!event.defaultPrevented) this.isOpen = false;
  };
}

function windowThatAsks(mayClose: () => Promise<boolean>): ClosingWindow {
  const window = new ClosingWindow();
  beforeClosing(window as unknown as BrowserWindow, mayClose);
  return window;
}

describe('a window that asks before it closes', () => {
  it('asks once while it waits for the answer, and again after a no', async () => {
    const answers: ((may: boolean) => void)[] = [];
    const window = windowThatAsks(() => new Promise((resolve) => answers.push(resolve)));
    window.close();
    window.close();
    expect(answers).toHaveLength(1);
    answers[0]!(false);
    await vi.waitFor(() => {
      window.close();
      expect(answers).toHaveLength(2);
    });
    expect(window.isOpen).toBe(true);
    answers[1]!(true);
    await vi.waitFor(() => expect(window.isOpen).toBe(false));
  });

  it('closes where it can’t be found out whether it may', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const window = windowThatAsks(() => Promise.reject(new Error('the services are gone')));
    window.close();
    await vi.waitFor(() => expect(window.isOpen).toBe(false));
    expect(written).toHaveBeenCalledWith('Inkling: Error: the services are gone\n');
    written.mockRestore();
  });
});
