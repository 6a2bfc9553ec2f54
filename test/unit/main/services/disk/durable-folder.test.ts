import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  clearLeftovers,
  moveFolder,
  putFolder,
  standingFolders,
} from '../../../../../src/main/services/disk/durable-folder';
import { temporaryFolder } from '../../temporary-folder';

/** The number of a process that has ended. */
const GONE = spawnSync(process.execPath, ['--version']).pid;

const bytes = (text: string): Record<string, Uint8Array> => ({ file: Buffer.from(text) });

async function makeFolder(path: string, text: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'file'), text);
}

const contentOf = (folder: string): Promise<string> => readFile(join(folder, 'file'), 'utf8');

describe('a folder put in its place', () => {
  it('is there with its files, and replaces another only where that is wanted', async () => {
    const parent = await temporaryFolder();
    const path = join(parent, 'deep/down/model');
    await putFolder(path, bytes('one'), 'refuse');
    await expect(putFolder(path, bytes('two'), 'refuse')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await contentOf(path)).toBe('one');
    await putFolder(path, bytes('three'), 'replace');
    expect(await contentOf(path)).toBe('three');
    expect(await readdir(join(path, '..'))).toEqual(['model']);
  });

  it('is moved nowhere where there is something already', async () => {
    const parent = await temporaryFolder();
    await makeFolder(join(parent, 'one'), 'one');
    await makeFolder(join(parent, 'two'), 'two');
    await expect(moveFolder(join(parent, 'one'), join(parent, 'two'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(moveFolder(join(parent, 'one'), join(parent, 'two/file'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});

describe('after a process that was killed while it replaced a folder', () => {
  const random = '0123456789ab';

  it('between the two renames, the old one is found at once and goes back', async () => {
    const parent = await temporaryFolder();
    const [written, replaced] = [`.new-${GONE}-${random}-model`, `.old-${GONE}-${random}-model`];
    await makeFolder(join(parent, written), 'new');
    await makeFolder(join(parent, replaced), 'old');
    expect([...(await standingFolders(parent))]).toEqual([['model', join(parent, replaced)]]);
    await clearLeftovers(parent);
    expect(await readdir(parent)).toEqual(['model']);
    expect(await contentOf(join(parent, 'model'))).toBe('old');
  });

  it('after both, the new one stays', async () => {
    const parent = await temporaryFolder();
    await makeFolder(join(parent, 'model'), 'new');
    await makeFolder(join(parent, `.old-${GONE}-${random}-model`), 'old');
    expect([...(await standingFolders(parent))]).toEqual([['model', join(parent, 'model')]]);
    await clearLeftovers(parent);
    expect(await readdir(parent)).toEqual(['model']);
    expect(await contentOf(join(parent, 'model'))).toBe('new');
  });

  it('what a process that runs is writing, and what is not ours, is left alone', async () => {
    const parent = await temporaryFolder();
    const names = ['.DS_Store', `.new-${process.ppid}-${random}-model`, `.old-${process.ppid}-${random}-other`];
    for (const name of names) await makeFolder(join(parent, name), name);
    await clearLeftovers(parent);
    expect((await readdir(parent)).sort()).toEqual(names);
  });

  it('a file that it was writing goes', async () => {
    const parent = await temporaryFolder();
    await writeFile(join(parent, `.new-${GONE}-${random}`), 'cut short');
    await writeFile(join(parent, 'file'), 'whole');
    await clearLeftovers(parent);
    expect(await readdir(parent)).toEqual(['file']);
  });

  it('what has our own number from an earlier life of it goes', async () => {
    const parent = await temporaryFolder();
    await makeFolder(join(parent, `.new-${process.pid}-${random}-model`), 'cut short');
    await clearLeftovers(parent);
    expect(await readdir(parent)).toEqual([]);
  });
});
