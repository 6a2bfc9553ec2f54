import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../../core/user-error';
import { isSystemFault } from './disk-fault';
import { flushFolder } from './flush';
import { putFile } from './put-file';

/** A file of lines that is added to durably, and replaced whole. Who writes has its folder locked. */
export class LineFile {
  constructor(readonly path: string) {}

  /** Tells one content from another; null where there is no file. */
  async stamp(): Promise<string | null> {
    try {
      const { ino, size, mtimeNs } = await stat(this.path, { bigint: true });
      return `${ino}-${size}-${mtimeNs}`;
    } catch (error) {
      if (isSystemFault(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  }

  /** The lines that aren't blank; none where there is no file. */
  async lines(): Promise<string[]> {
    try {
      return (await readFile(this.path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    } catch (error) {
      if (isSystemFault(error, 'ENOENT', 'ENOTDIR')) return [];
      if (isSystemFault(error, 'EACCES', 'EPERM')) throw new UserError(`Inkling is not allowed to read ${this.path}.`);
      throw error;
    }
  }

  /** Adds lines at the end: all of them, or none. */
  async append(lines: readonly string[]): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+');
    try {
      const { size } = await file.stat();
      // What was cut off in the middle of a line keeps that line to itself.
      const begin = size > 0 && (await lastByte(file, size)) !== NEWLINE ? '\n' : '';
      try {
        await file.appendFile(`${begin}${lines.map((line) => `${line}\n`).join('')}`);
        await file.sync();
      } catch (error) {
        await file.truncate(size).catch(() => undefined);
        throw error;
      }
      if (size === 0) await flushFolder(dirname(this.path));
    } finally {
      await file.close();
    }
  }

  /** Puts these lines in place of all there are. */
  async replace(lines: readonly string[]): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await putFile(this.path, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  }
}

const NEWLINE = '\n'.charCodeAt(0);

async function lastByte(file: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.readUInt8(0);
}
