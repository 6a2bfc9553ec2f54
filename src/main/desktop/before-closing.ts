import type { BrowserWindow } from 'electron';
import { logFault } from '../log-fault';

/**
 * Closes the window only once `mayClose` has said that it may. It is asked once at a time, however often a user closes it. Where
 * it fails the window closes: nobody is held in by a fault, and what runs is saved all the same.
 */
export function beforeClosing(window: BrowserWindow, mayClose: () => Promise<boolean>): void {
  let state: 'open' | 'asking' | 'confirmed' = 'open';
  const confirm = async (): Promise<void> => {
    state = 'asking';
    const may = await mayClose().catch((fault: unknown) => {
      logFault(fault);
      return true;
    });
    state = may ? 'confirmed' : 'open';
    if (may && !window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (state === 'confirmed') return;
    event.preventDefault();
    if (state === 'open') void confirm();
  });
}
