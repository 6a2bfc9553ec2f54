import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a fuse wire begins with, in Electron's program (its docs/tutorial/fuses.md). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Version 1 of the wire; then how many fuses there are, and each: `1` for on, `0` for off. All as Electron ships them. */
const WIRE = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100011')]);

/** What lies beside the program in a distribution for Linux, as far as something depends on it. */
const BESIDE = [
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'locales/en-US.pak',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
  'LICENSE',
  'LICENSES.chromium.html',
];

/** An asar with no file in it: its header's size, and its header, each as Chromium pickles it. */
function emptyAsar(): Buffer {
  const header = '{"files":{}}';
  const sizes = [4, header.length + 8, header.length + 4, header.length];
  return Buffer.concat([Buffer.from(Uint32Array.from(sizes).buffer), Buffer.from(header)]);
}

/**
 * Makes a distribution of Electron for Linux up: the same names of files, and a program that carries a fuse wire and does nothing.
 * @param version as its file `version` has it
 */
export async function makeUpElectron(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  for (const name of BESIDE) await writeFile(join(folder, name), `made up: ${name}\n`);
  await writeFile(join(folder, 'resources/default_app.asar'), emptyAsar());
  await writeFile(join(folder, 'version'), version);
  const program = Buffer.concat([Buffer.from('#!/bin/false\n'), Buffer.from(SENTINEL), WIRE, Buffer.from('\n')]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
}
