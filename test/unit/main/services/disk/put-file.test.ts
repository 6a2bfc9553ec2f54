import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putFile } from '../../../../../src/main/services/disk/put-file';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { hasSmallDisk, runOnSmallDisk } from './small-disk';

describe('a file put in its place', () => {
  it('is written in place of one that is there, and leaves nothing beside it', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'file');
    await putFile(file, Buffer.from('one'));
    await putFile(file, Buffer.from('two'));
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('is not half there where it can’t go to its place', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'taken/within'), { recursive: true });
    await expect(putFile(join(folder, 'taken'), Buffer.from('one'))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('is refused where there is one already, if that is wanted, whoever else puts one there at that moment', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'file');
    const contents = ['one', 'two', 'three'];
    const placed = await Promise.allSettled(
      contents.map((content) => putFile(file, Buffer.from(content), { existing: 'refuse' })),
    );
    expect(placed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of placed)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'EEXIST' });
    const kept = contents[placed.findIndex(({ status }) => status === 'fulfilled')];
    expect(await readFile(file, 'utf8')).toBe(kept);
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('goes by way of another folder, if that is wanted', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'model'));
    const file = join(folder, 'model/file');
    await putFile(file, Buffer.from('one'), { passingIn: folder });
    const astray = putFile(file, Buffer.from('two'), { passingIn: join(folder, 'none') });
    await expect(astray).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readFile(file, 'utf8')).toBe('one');
    expect(await readdir(folder)).toEqual(['model']);
  });

  it.skipIf(process.platform === 'win32')('is for whom it is said to be', async () => {
    const file = join(await temporaryFolder(), 'file');
    await putFile(file, Buffer.from('one'), { mode: 0o600 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')('is written where a link leads, and stays the user’s alone', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'elsewhere'));
    const [file, link] = [join(folder, 'elsewhere/file'), join(folder, 'link')];
    await writeFile(file, 'one');
    await chmod(file, 0o600);
    await symlink(file, link);
    await putFile(link, Buffer.from('two'));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('two');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(!hasSmallDisk)(
    'needs no other folder than its own, and is whole or not there on a disk that fills',
    async () => {
      const program = await buildProgram('test/unit/main/services/disk/placing-process.ts');
      try {
        const { stdout, stderr } = spawnSync(...runOnSmallDisk(await temporaryFolder(), program.path), {
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual({ refused: 'ENOSPC', kept: true, entries: ['file'] });
      } finally {
        await program.remove();
      }
    },
  );
});
