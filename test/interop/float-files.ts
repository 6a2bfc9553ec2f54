import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { floatBytes } from '../../src/core/exchange/float-bytes';

/** Writes numbers to a file as 32-bit floats, little-endian, as programs in other languages read them. */
export const writeFloats = (file: string, values: Float32Array): Promise<void> => writeFile(file, floatBytes([values]));

/** The 32-bit floats of a file. */
export const readFloats = async (file: string): Promise<Float32Array> =>
  new Float32Array(new Uint8Array(await readFile(file)).buffer);

/** What a program that opened the export in each folder left there, `[count, 10]`. */
export const probabilitiesIn = (folders: readonly string[]): Promise<readonly Float32Array[]> =>
  Promise.all(folders.map((folder) => readFloats(join(folder, 'probabilities.f32'))));
