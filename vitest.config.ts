import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './assembly-script.ts';
import { webPage } from './web-page.ts';

/** A worker loads TensorFlow.js once for all of its files; a test puts right what it changes for others. */
const isolate = false;

const setupFiles = 'test/unit/seed.ts';

/** Far more than anything takes, for machines that are busy with something else. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

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
          environment: 'node',
          ...patience,
        },
      },
    ],
  },
});
