// @ts-check
import { existsSync } from 'node:fs';
import { run } from './command.js';

/**
 * Installs a package of Debian's, where that can be done without asking: on Debian, as root.
 *
 * @param {string} name
 * @returns {Promise<boolean>} whether it was tried; whoever needs the package has to look for it again
 */
export async function aptInstall(name) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Installing ${name} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', name], { quiet: true, env });
  return true;
}
