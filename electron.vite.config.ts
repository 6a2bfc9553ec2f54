import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { join } from 'node:path';
import { assemblyScript } from './assembly-script.ts';
import { webPage } from './web-page.ts';

const root = import.meta.dirname;

/** The programs of the main side, each with a bundle of its own under `out/main`. */
const programs = ['desktop', 'serve', 'cli', 'workers/trainer', 'workers/reader', 'workers/exchanger'];

export default defineConfig({
  main: {
    // Only `npm run dev` says otherwise: what is built here has no way to another server.
    define: { DEV_SERVER: 'null' },
    plugins: [assemblyScript(), webPage()],
    build: {
      outDir: 'out/main',
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(programs.map((name) => [name, join(root, 'src/main', `${name}.ts`)])),
        // Shared chunks lie beside the programs, so that a path relative to `import.meta.url` is the same from all of them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: whatever else it imports has to be in the bundle.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(root, 'src/renderer'),
    plugins: [assemblyScript(), svelte({ configFile: join(root, 'svelte.config.js') })],
    // Workers are bundles of their own, and networks run in them too.
    worker: { format: 'es', plugins: () => [assemblyScript()] },
    build: {
      outDir: join(root, 'out/renderer'),
      target: 'chrome120',
      // The content security policy allows no data: URLs for code, and WebAssembly is compiled as it streams in.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, 'src/renderer/index.html'), checks: { bundlerTimings: false } },
    },
  },
});
