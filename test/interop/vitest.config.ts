import { defineConfig } from 'vitest/config';
import { assemblyScript } from '../../assembly-script.ts';
import { webPage } from '../../web-page.ts';

/** Exports opened by their own runtimes, which take their time to start: see `scripts/interop.js`. */
export default defineConfig({
  plugins: [assemblyScript(), webPage()],
  test: {
    name: 'interop',
    include: ['test/interop/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/interop/train-networks.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
