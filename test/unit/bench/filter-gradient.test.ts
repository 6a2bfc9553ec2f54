import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { registerFilterGradient } from '../../../bench/filter-gradient';
import { startInstalledBackend } from '../backend';

beforeAll(async () => {
  await startInstalledBackend();
  registerFilterGradient();
});

async function filterGradient(
  backend: string,
  stride: number,
  padding: 'valid' | 'same' = 'valid',
): Promise<Float32Array> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const x = tf.randomUniform<tf.Rank.R4>([3, 9, 7, 2], -1, 1, 'float32', 5);
    const loss = (filter: tf.Tensor) => tf.sum(tf.square(tf.conv2d(x, filter as tf.Tensor4D, stride, padding)));
    const gradient = tf.grad(loss)(tf.randomUniform([3, 3, 2, 4], -1, 1, 'float32', 6));
    return gradient.dataSync<'float32'>().slice();
  });
}

test.each(['valid', 'same'] as const)('is what the cpu backend finds with padding %s', async (padding) => {
  const expected = await filterGradient('cpu', 1, padding);
  const own = await filterGradient('wasm', 1, padding);
  expect(own).toHaveLength(expected.length);
  own.forEach((value, place) => expect(value).toBeCloseTo(expected[place]!, 3));
});

test('throws where it would be wrong', async () => {
  await expect(filterGradient('wasm', 2)).rejects.toThrow('stride of 1');
});
