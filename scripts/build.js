// @ts-check
import './node-version.js';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.js';
import { Failure, fail, runPackage, seconds } from './command.js';

/** Says what `out` was built from: a hash of all its sources. */
const stamp = join(checkout, 'out/built-from');

/**
 * Builds the app into `out`, if its sources have changed since it was built.
 *
 * @param {{ quiet?: boolean }} [options] say nothing on stdout
 */
export async function build({ quiet = false } = {}) {
  const sources = hashOfSources();
  if (builtFrom() === sources) return;
  const start = performance.now();
  rmSync(stamp, { force: true });
  if ((await runPackage('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], { quiet })) !== 0)
    throw new Failure('The app could not be built: the reason is above.');
  writeFileSync(stamp, sources);
  console.error(`Built the app in ${seconds(start)}.`);
}

function builtFrom() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return null;
  }
}

function hashOfSources() {
  const files = readdirSync(join(checkout, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of [
    'electron.vite.config.ts',
    'assembly-script.ts',
    'web-page.ts',
    'svelte.config.js',
    'package-lock.json',
  ])
    files.push(join(checkout, name));
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build().catch(fail);
