import { defineConfig } from 'vitest/config';
import { assemblyScript } from './assembly-script.ts';
import { webPage } from './web-page.ts';

/** Exports opened by their own runtimes, which take their time to start: see `scripts/interop.js`. */
export default defineConfig({
  plugins: [assemblyScript(), webPage()],
  test: {
    name: 'interop',
    include: ['test/interop/**/*.test.ts'],
    environment: 'node',
    // Most of the time is a runtime's own: on two cores, two at once.
    maxWorkers: 2,
    globalSetup: 'test/interop/train-networks.ts',
    testTimeout: 600_000,
    // A page reads a thousand digits with a CNN in plain JavaScript, on whatever else the machine has to do.
    hookTimeout: 1_200_000,
  },
});
