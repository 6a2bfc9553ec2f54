import { readFileSync } from 'node:fs';
import { imageAt } from '../../../../../src/core/data/digits';
import { fromTfjs } from '../../../../../src/core/exchange/tfjs';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';

/** The models that ship. */
export const SHIPPED = ['reader', 'augmented', 'plain', 'dense', 'small'] as const;

/** A shipped model's layers and weights. */
export function openShipped(name: (typeof SHIPPED)[number]): ReturnType<typeof fromTfjs> {
  const file = (part: string) => new URL(`../../../../../resources/models/${name}/${part}`, import.meta.url);
  return fromTfjs(readFileSync(file('model.json'), 'utf8'), readFileSync(file('weights.bin')));
}

/** An MNIST test digit, ink 1 on paper 0. */
export async function testDigit(index: number): Promise<Float32Array> {
  return Float32Array.from(imageAt(await loadTestDigits(), index), (ink) => ink / 255);
}
