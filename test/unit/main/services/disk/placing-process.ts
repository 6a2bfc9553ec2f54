import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putFile } from '../../../../../src/main/services/disk/put-file';

/** Places files at the root of a small disk of its own until it is full; prints what became of it. */
const [disk] = process.argv.slice(2) as [string];
const file = join(disk, 'file');
await putFile(file, Buffer.alloc(100_000, 'a'));
const refused = await putFile(file, Buffer.alloc(250_000, 'b')).then(
  () => 'it worked',
  (error: unknown) => (error as NodeJS.ErrnoException).code,
);
const kept = (await readFile(file, 'utf8')) === 'a'.repeat(100_000);
process.stdout.write(JSON.stringify({ refused, kept, entries: await readdir(disk) }));
