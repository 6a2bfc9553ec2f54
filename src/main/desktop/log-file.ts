import log from 'electron-log/node';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { keepFaults } from '../log-fault';

/** A log that is longer is put aside as `inkling.old.log`, in place of the one before. */
const LONGEST = 512 * 1024;

/**
 * Keeps what goes wrong from now on in a file of a folder, the faults of the services with it. It never grows without end, and a
 * disk that takes nothing stops nothing.
 * @returns the path of the file
 */
export function startLog(folder: string, version: string): string {
  const file = join(folder, 'inkling.log');
  const { console: terminal, file: kept } = log.transports;
  // What is for the terminal is on it already.
  terminal.level = false;
  kept.resolvePathFn = () => file;
  kept.maxSize = LONGEST;
  kept.format = '{y}-{m}-{d} {h}:{i}:{s} {text}';
  log.info(`Inkling ${version} starts.`);
  keepFaults((entry) => log.error(entry));
  return file;
}

/** The last lines of the log; none where it can't be read. */
export function lastLines(file: string, count: number): string {
  const room = Buffer.alloc(200 * count);
  try {
    const handle = openSync(file, 'r');
    try {
      const start = Math.max(0, fstatSync(handle).size - room.length);
      const read = readSync(handle, room, 0, room.length, start);
      return room.subarray(0, read).toString().trimEnd().split('\n').slice(-count).join('\n');
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
