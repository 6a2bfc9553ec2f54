import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './assembly-script.ts';
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

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // With `npm run unit -- --coverage`. The kernels are AssemblyScript, which V8 runs as WebAssembly.
    coverage: {
      include: ['src/**/*.{ts,svelte}'],
      exclude: ['src/core/network/kernels/**', '**/*.d.ts'],
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
          environment: 'node',
          ...patience,
        },
      },
    ],
  },
});
