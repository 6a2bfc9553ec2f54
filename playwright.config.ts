import { defineConfig } from '@playwright/test';
import type { HostOptions } from './test/e2e/inkling';

/** Journeys that never leave the window: one host does for them. */
const WINDOW_ALONE = [
  'accessibility',
  'attack',
  'cells',
  'dev',
  'importance',
  'lessons',
  'misread',
  'train-builder',
  'variants',
].map((name) => `**/${name}.spec.ts`);

/** Every other journey runs once on each of the two hosts. */
export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/journeys',
  // More than all that one of them may wait for, on a machine that is busy with something else.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  workers: 2,
  // One that passes only then is named at the end of `npm test`.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }], ['./test/e2e/runtime-reporter.ts']],
  projects: [
    { name: 'browser', use: { host: 'browser' }, testIgnore: '**/desktop*.spec.ts' },
    { name: 'desktop', use: { host: 'desktop' }, testIgnore: WINDOW_ALONE },
    { name: 'pack', testDir: 'test/package', testMatch: '**/pack.spec.ts' },
    {
      name: 'packed',
      use: { host: 'desktop', packed: true },
      testDir: 'test',
      testMatch: ['package/packed*.spec.ts', 'e2e/desktop.spec.ts'].map((name) => `**/${name}`),
      dependencies: ['pack'],
    },
  ],
});
