import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './assembly-script.ts';
import { webPage } from './web-page.ts';

/** A worker loads TensorFlow.js once for all of its files; a test puts right what it changes for others. */
const isolate = false;

const setupFiles = 'test/unit/seed.ts';

/** What a test waits for comes soon, but not on a machine that is busy with something else. */
const poll = { timeout: 20_000 };

export default defineConfig({
  test: {
    maxWorkers: '100%',
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
          testTimeout: 30_000,
          expect: { poll },
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
          testTimeout: 30_000,
          expect: { poll },
        },
      },
    ],
  },
});
