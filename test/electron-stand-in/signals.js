// @ts-check

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} EndingSignal */

/** @type {readonly EndingSignal[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Ends the app on signals as Electron does (shell/browser/electron_browser_main_parts_posix.cc): before it is ready it puts its own
 * handlers in the place of whatever the program has installed; the first signal of a kind quits, and from then on that signal ends
 * the process on the spot. A handler that the program installs later takes the place of Electron's.
 *
 * @param {() => void} quit
 */
export function quitOnSignals(quit) {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    // Without a listener, the signal ends the process.
    const once = () => {
      process.off(signal, once);
      quit();
    };
    process.on(signal, once);
    process.on('newListener', (event, listener) => {
      // Not while Node takes up the new one: with none left it would listen no more.
      if (event === signal && listener !== once) queueMicrotask(() => process.off(signal, once));
    });
  }
}
