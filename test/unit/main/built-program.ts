import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, loadConfigFromFile, type UserConfig } from 'vite';

const checkout = join(import.meta.dirname, '../../..');

/** Builds a program of `src` or `test` for Node, with the plugins of the main process's own build, within reach of this checkout's packages. */
export async function buildProgram(source: string): Promise<{ path: string; remove(): Promise<void> }> {
  // As deep as out/main, from where some paths are seen.
  const out = join(checkout, 'out');
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(out, 'test-program-'));
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    'electron.vite.config.ts',
    checkout,
  );
  const { main } = loaded!.config as { main: UserConfig };
  await build({
    configFile: false,
    logLevel: 'error',
    root: checkout,
    plugins: main.plugins ?? [],
    build: { ssr: join(checkout, source), outDir: folder, emptyOutDir: false, target: 'node20' },
  });
  return {
    path: join(folder, basename(source).replace(/\.ts$/, '.js')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
