// @ts-check
import { build, mergeConfig } from 'vite';

/**
 * Builds the main side, and builds it again whenever one of its files changes.
 *
 * @param {import('vite').InlineConfig} main its part of `electron.vite.config.ts`
 * @param {string} outDir
 * @param {string | null} server where Electron finds the window, see `DEV_SERVER`
 * @param {() => void} built is called after each build, of which the first is done when the promise is
 * @returns {Promise<{ close(): Promise<void> }>}
 */
export async function watchMain(main, outDir, server, built) {
  const define = { DEV_SERVER: JSON.stringify(server) };
  const config = { configFile: false, mode: 'development', logLevel: 'warn', define, build: { outDir, watch: {} } };
  const watcher = /** @type {import('vite').Rolldown.RolldownWatcher} */ (
    await build(mergeConfig(main, /** @type {import('vite').InlineConfig} */ (config)))
  );
  return new Promise((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') void event.result.close();
      if (event.code === 'ERROR') console.error(`The main side does not build:\n${event.error.message}`);
      if (event.code !== 'END') return;
      built();
      resolve(watcher);
    });
  });
}
