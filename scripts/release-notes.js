// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.js';
import { Failure, fail } from './command.js';

/**
 * Writes beside the installers in a folder what a release says of them: `NOTES.md`, which is the newest version's part of the changelog,
 * and `SHA256SUMS`, as `sha256sum --check` reads it.
 *
 * @param {string} folder
 */
function writeNotes(folder) {
  const [, newest] = readFileSync(join(checkout, 'CHANGELOG.md'), 'utf8').split(/^## .*$/m);
  if (newest === undefined) throw new Failure('CHANGELOG.md has no version in it.');
  const made = ['NOTES.md', 'SHA256SUMS'];
  const installers = readdirSync(folder).filter((name) => !made.includes(name));
  if (installers.length === 0) throw new Failure(`There are no installers in ${folder}.`);
  const sums = installers.map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  writeFileSync(join(folder, 'NOTES.md'), `${newest.trim()}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
}

try {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Failure('node scripts/release-notes.js FOLDER, with the installers in it');
  writeNotes(folder);
} catch (error) {
  fail(error);
}
