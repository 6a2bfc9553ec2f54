// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What of a Linux system says that a program may make no user namespaces of its own, and the value that says so. */
const RESTRICTIONS = [
  // Ubuntu 23.10 and later, for every program without an AppArmor profile.
  { setting: 'kernel/apparmor_restrict_unprivileged_userns', value: '1' },
  // Debian before 11.
  { setting: 'kernel/unprivileged_userns_clone', value: '0' },
  { setting: 'user/max_user_namespaces', value: '0' },
];

/**
 * Why the sandbox of Electron's Chromium can't start on this Linux, and what mends that; null where it can. It needs user namespaces,
 * or else its helper as root's own; with neither Electron ends at once (electron/electron#42510). To run it without its sandbox is no
 * remedy.
 *
 * @param {string} program Electron's
 * @param {{ read: (setting: string) => string | null, stat: (file: string) => { uid: number, mode: number } | null }} [system]
 * @returns {string | null}
 */
export function sandboxObstacle(program, { read, stat } = { read: readSetting, stat: statOf }) {
  if (!RESTRICTIONS.some(({ setting, value }) => read(setting) === value)) return null;
  const helper = join(dirname(program), 'chrome-sandbox');
  const file = stat(helper);
  const isRoots = file?.uid === 0 && (file.mode & 0o4001) === 0o4001;
  if (isRoots) return null;
  const quoted = `'${helper.replaceAll("'", String.raw`'\''`)}'`;
  return `this system keeps its sandbox from starting, which \`sudo chown root ${quoted} && sudo chmod 4755 ${quoted}\` mends`;
}

/** @param {string} setting */
function readSetting(setting) {
  try {
    return readFileSync(join('/proc/sys', setting), 'utf8').trim();
  } catch {
    return null;
  }
}

/** @param {string} file */
function statOf(file) {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}
