// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.js';
import { Failure, npm, seconds } from './command.js';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/**
 * Installs the packages that package-lock.json names, if they aren't there.
 *
 * @param {{ quiet?: boolean }} [options] say nothing on stdout
 */
export async function install({ quiet = false } = {}) {
  if (isInstalled(checkout)) return;
  const start = performance.now();
  console.error('Installing packages ...');
  if ((await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet })) !== 0)
    throw new Failure('The packages could not be installed: npm says why above.');
  console.error(`Installed packages in ${seconds(start)}.`);
}

/**
 * Whether a folder has the packages that its package-lock.json names: npm itself notes in `node_modules/.package-lock.json` what it
 * put there.
 *
 * @param {string} folder
 */
export function isInstalled(folder) {
  const wanted = packages(join(folder, 'package-lock.json'));
  const present = packages(join(folder, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
