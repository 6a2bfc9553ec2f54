import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';

/** The folder that the app was packed into, outside the checkout: one of this test run's, or the one that `INKLING_TEST_PACKED` names. */
export const PACKED =
  process.env['INKLING_TEST_PACKED'] ??
  join(tmpdir(), `inkling-packed-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`);

/** Whether the tests pack the app themselves, with a distribution that is made up, for Linux. */
export const PACKS_ITSELF = process.env['INKLING_TEST_PACKED'] === undefined;

/** Where the tests put the files of the packed app's archive, for programs that read none of it themselves. */
export const EXTRACTED = join(`${PACKED}-extracted`, 'app.asar');

/** The packed app's program, and the folder with its archive. */
export function packedApp(): { readonly program: string; readonly resources: string } {
  const folders = readdirSync(PACKED, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const name = folders.map((entry) => entry.name).find((folder) => /unpacked$|^mac/.test(folder));
  if (name === undefined) throw new Error(`There is no packed app in ${PACKED}.`);
  const folder = join(PACKED, name);
  switch (process.platform) {
    case 'darwin': {
      const contents = join(folder, 'Inkling.app/Contents');
      return { program: join(contents, 'MacOS/Inkling'), resources: join(contents, 'Resources') };
    }
    case 'win32':
      return { program: join(folder, 'Inkling.exe'), resources: join(folder, 'resources') };
    default:
      return { program: join(folder, 'inkling'), resources: join(folder, 'resources') };
  }
}
