import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The sizes that Linux's icon themes look for, in pixels. */
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];

const WINDOWS = [16, 24, 32, 48, 64, 256];

/** Apple's types of pictures in an icon, with their sizes. */
const APPLE = /** @type {const} */ ([
  ['ic04', 16],
  ['ic05', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * Makes the icons of all systems from the one drawing: `linux/NxN.png`, `icon.ico` and `icon.icns` in a folder.
 *
 * @param {string} drawing an SVG file
 * @param {string} target the folder, which is made anew
 */
export async function makeIcons(drawing, target) {
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const svg = await readFile(drawing, 'utf8');
  /** @param {number} size */
  const picture = (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();

  await rm(target, { recursive: true, force: true });
  await mkdir(join(target, 'linux'), { recursive: true });
  for (const size of LINUX) await writeFile(join(target, 'linux', `${size}x${size}.png`), picture(size));
  const ico = new IconIco();
  for (const size of WINDOWS) await ico.addFromPng(picture(size));
  await writeFile(join(target, 'icon.ico'), ico.encode());
  const icns = new IconIcns();
  for (const [type, size] of APPLE) await icns.addFromPng(picture(size), [type]);
  await writeFile(join(target, 'icon.icns'), icns.encode());
}
