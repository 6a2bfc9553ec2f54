// @ts-check
import './node-version.js';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.js';
import { fail } from './command.js';
import { install } from './install.js';

/**
 * Where it is written whose work is in Inkling, and on what terms: the packages that it is installed with, and those that are
 * built into the window and the exported page, with all that these need. `npm run notices` writes it anew.
 */
export const NOTICES = join(checkout, 'THIRD-PARTY-NOTICES.md');

/** What goes along by itself, without what its own package needs for its work: a runtime, and a compiler's standard library. */
const ALONE = ['assemblyscript', 'electron'];

/** @typedef {{ dependencies?: Record<string, string>, peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Locked */

/** @typedef {{ name: string, version: string, license: string, source: string, texts: string }} Notice */

const HEAD = `# Third-party notices

Inkling contains, or is installed with, the work of others, which stays under their terms. \`npm run notices\` writes this file from
\`package-lock.json\` and what the packages themselves say; a test holds that it is up to date.

## MNIST

The digits that Inkling shows and trains on, and that the networks which come with it were trained on. Yann LeCun and Corinna Cortes
hold the copyright of the MNIST dataset, which is a derivative work from the original NIST datasets. It is made available under the
terms of the Creative Commons Attribution-Share Alike 3.0 licence: https://creativecommons.org/licenses/by-sa/3.0/
`;

/** @returns {string} what the file has to say, of the packages as they are installed */
export function notices() {
  const groups = new Map();
  for (const notice of packagesWithin().map(readNotice))
    groups.set(notice.texts, [...(groups.get(notice.texts) ?? []), notice]);
  return [HEAD, ...[...groups].map(([texts, group]) => section(texts, group))].join('\n');
}

/**
 * Packages that have the same texts, letter by letter, have them once.
 *
 * @param {string} texts
 * @param {readonly Notice[]} group
 */
function section(texts, group) {
  const names = group
    .map(({ name, version, license, source }) => `- ${name} ${version}, ${license}${source}`)
    .join('\n');
  const title = `## ${group.map(({ name }) => name).join(', ')}`;
  const said =
    texts === '' ? 'These packages bring no text of their own beside the name of their licence.' : fenced(texts);
  return `${title}\n\n${names}\n\n${said}\n`;
}

/** @param {string} text */
const fenced = (text) => `~~~text\n${text}\n~~~`;

/** @returns {readonly string[]} where the packages lie, in order of their names */
function packagesWithin() {
  const lock = lockedPackages();
  const found = new Set(ALONE.map((name) => `node_modules/${name}`));
  const waiting = [...Object.keys(lock['']?.dependencies ?? {}), ...importedByWindow()].map((name) =>
    find(lock, '', name),
  );
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (place === null || found.has(place)) continue;
    found.add(place);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = lock[place] ?? {};
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys(dependencies), ...peers]) waiting.push(find(lock, place, name));
  }
  return [...found].sort();
}

/** @returns {Record<string, Locked>} */
function lockedPackages() {
  return JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).packages;
}

/**
 * The package that another one means by a name: its own copy, or the nearest above.
 *
 * @param {Record<string, Locked>} lock
 * @param {string} from
 * @param {string} name
 * @returns {string | null}
 */
function find(lock, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in lock) return place;
    if (folder === '') return null;
  }
}

/** @returns {ReadonlySet<string>} the packages that the window and the exported page import, and are built with */
function importedByWindow() {
  const folder = join(checkout, 'src/renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ts|svelte)$/.test(name),
  );
  const names = files.flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/^\s*(?:import|export|\}).*?'((?:@[\w-]+\/)?\w[\w-]*)/gm),
    ].map(([, imported = '']) => imported),
  );
  return new Set(names);
}

/**
 * @param {string} place
 * @returns {Notice}
 */
function readNotice(place) {
  const folder = join(checkout, place);
  /** @type {{ name: string, version: string, license?: string, homepage?: string }} */
  const {
    name,
    version,
    license = 'on the terms below',
    homepage,
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => plain(readFileSync(join(folder, file), 'utf8')));
  return { name, version, license, source: homepage ? `, ${homepage}` : '', texts: texts.join('\n\n') };
}

/** @param {string} text as it comes, of whatever system */
const plain = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await install();
    writeFileSync(NOTICES, notices());
  } catch (error) {
    fail(error);
  }
}
