import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './assembly-script.ts';
import { browserOptions, WINDOW } from './test/e2e/browser-options.ts';
import { PATIENCE } from './test/unit/patience.ts';
import { webPage } from './web-page.ts';

/** A worker loads TensorFlow.js once for all of its files; a test puts right what it changes for others. */
const isolate = false;

const setupFiles = 'test/unit/seed.ts';

// Twice as long as what is waited for, so that a test that waits in vain says for what.
const patience = {
  testTimeout: 2 * PATIENCE,
  hookTimeout: 2 * PATIENCE,
  expect: { poll: { timeout: PATIENCE } },
};

/** What the window's own code and its tests import, bundled before the first test: one met later reloads the page under it. */
const WINDOW_PACKAGES = [
  '@msgpack/msgpack',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-core',
  'bits-ui',
  'fast-check',
  'fflate',
  'modern-screenshot',
  'pure-rand/distribution/uniformFloat64',
  'pure-rand/distribution/uniformInt',
  'pure-rand/generator/xoroshiro128plus',
  'uplot',
  'valibot',
];

/** What is mounted in a real browser. */
const VIEWS = 'test/unit/renderer/**/*.browser.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // With `npm run unit -- --coverage`. The inner loops are AssemblyScript, which V8 runs as WebAssembly.
    coverage: {
      include: ['src/**/*.{ts,svelte}'],
      exclude: ['src/core/network/inner-loops/**', '**/*.d.ts'],
      reportsDirectory: 'test-results/coverage',
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        plugins: [assemblyScript(), webPage()],
        test: {
          name: 'node',
          isolate,
          setupFiles,
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/renderer/**'],
          environment: 'node',
          ...patience,
        },
      },
      {
        plugins: [assemblyScript(), svelte()],
        // Svelte's reactive build, not the one for rendering on a server.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          isolate,
          setupFiles,
          include: ['test/unit/renderer/**/*.test.ts'],
          exclude: [VIEWS],
          environment: 'node',
          ...patience,
        },
      },
      {
        plugins: [assemblyScript(), svelte()],
        optimizeDeps: { include: WINDOW_PACKAGES },
        test: {
          name: 'views',
          isolate,
          setupFiles: 'test/unit/renderer/stage/setup.ts',
          include: [VIEWS],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: WINDOW,
            // Scrollbars take room, as they do for who sees the window.
            provider: playwright({ launchOptions: { ...browserOptions(), ignoreDefaultArgs: ['--hide-scrollbars'] } }),
            instances: [{ browser: 'chromium' }],
          },
          ...patience,
          // An element that does not come is waited for until then.
          testTimeout: 30_000,
        },
      },
    ],
  },
});
