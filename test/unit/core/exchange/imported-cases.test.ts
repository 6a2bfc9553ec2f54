import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Digits, imagesBetween } from '../../../../src/core/data/digits';
import { findInputScale } from '../../../../src/core/exchange/find-input-scale';
import type { ImportFile } from '../../../../src/core/exchange/import-file';
import { importModel } from '../../../../src/core/exchange/import-model';
import { withInputScale } from '../../../../src/core/exchange/input-scale';
import { Network } from '../../../../src/core/network/network';
import { CLASSES } from '../../../../src/core/network/layer';
import type { NetworkData } from '../../../../src/core/network/network-data';
import { evaluate } from '../../../../src/core/training/evaluate';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';

const CASES = join(import.meta.dirname, 'imported-cases');

/** The files of these names; of a folder, those in it. */
async function filesOf(names: readonly string[]): Promise<readonly ImportFile[]> {
  const paths = await Promise.all(
    names.map(async (name) => {
      const inner = (await stat(join(CASES, name))).isDirectory() ? await readdir(join(CASES, name)) : null;
      return inner === null ? [name] : inner.map((file) => `${name}/${file}`);
    }),
  );
  return Promise.all(paths.flat().map(async (name) => ({ name, bytes: await readFile(join(CASES, name)) })));
}

let testDigits: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  testDigits = await loadTestDigits();
});

const open = ({ layers, weights }: NetworkData): Network => Network.fromWeights(layers, weights);

/** The share of the test digits, in percent, that what comes of files reads rightly, in the scale that was found. */
async function accuracyOf(...names: readonly string[]): Promise<number> {
  const { network: imported } = await importModel(await filesOf(names));
  const network = open(withInputScale(imported, findInputScale(imported, testDigits).id));
  const { accuracy } = evaluate(network, testDigits);
  network.dispose();
  return accuracy * 100;
}

describe('a model as people have it reads as it does at home', () => {
  it.each<readonly [string, number]>([
    ['unit.keras', 95.35],
    ['unit.h5', 95.35],
    ['unit.onnx', 95.35],
    ['keras213-linux.keras', 95.35],
    ['keras213-windows.keras', 95.35],
    ['takes-bytes.keras', 93.95],
    ['takes-norm.keras', 95.75],
    ['takes-pm1.keras', 95.91],
    ['takes-inverted.keras', 95.77],
    ['begins-with-div-255.onnx', 95.35],
    ['begins-with-cast-uint8.onnx', 95.35],
    ['sigmoid-out.keras', 96.5],
    ['rescaling-m1-same.keras', 95.91],
    ['normalization.keras', 95.83],
    ['zeropad-then-valid.keras', 96.02],
    ['augmentation-block.keras', 92.89],
    ['random-flip.keras', 86.41],
    ['separable.keras', 58.93],
    ['relu6.keras', 96.01],
    ['pad-then-valid.onnx', 95.35],
    ['ends-with-argmax.onnx', 95.35],
    ['external-data.onnx external-data.onnx.data', 95.35],
    ['apart.json apart.weights.h5', 95.35],
    ['float16-weights.onnx', 95.35],
    ['float16-weights.h5', 95.35],
    ['gzip-weights.h5', 95.35],
    ['int8-weights-dequantized.onnx', 95.3],
    ['tfjs-uint8', 95.3],
    ['tfjs-uint16', 95.3],
    ['tfjs-float16', 95.3],
  ])('%s: %d %%', async (names, accuracy) => {
    // Weights of 8 bits are rounded.
    const within = /int8/.test(names) ? 0.2 : 0.06;
    expect(Math.abs((await accuracyOf(...names.split(' '))) - accuracy)).toBeLessThan(within);
  });
});

it('a network that ends in sigmoids is as sure of a digit as it is at home', async () => {
  const { network: imported } = await importModel(await filesOf(['sigmoid-out.keras']));
  const network = open(imported);
  const count = 500;
  const probabilities = network.recognize(imagesBetween(testDigits, 0, count), count);
  network.dispose();
  const sure = Array.from({ length: count }, (_, at) =>
    Math.max(...probabilities.subarray(at * CLASSES, (at + 1) * CLASSES)),
  ).filter((most) => most > 0.9);
  expect(sure.length).toBeGreaterThan(0.7 * count);
  expect(imported.notes).toEqual([expect.stringContaining('a sigmoid at the end, became a softmax')]);
});

it.each<readonly [string, string]>([
  ['tfjs-uint8', '8-bit whole numbers'],
  ['tfjs-uint16', '16-bit whole numbers'],
  ['tfjs-float16', '16-bit floats'],
  ['float16-weights.onnx', '16-bit floats'],
  ['float16-weights.h5', '16-bit floats'],
  ['int8-weights-dequantized.onnx', '8-bit whole numbers'],
])('%s: says that its weights were stored as %s', async (name, how) => {
  const { network } = await importModel(await filesOf([name]));
  expect(network.notes).toContain(`Its weights were stored as ${how}, and are taken as they were rounded.`);
});

it.each([
  ['silu.keras', 'silu'],
  ['gelu.keras', 'gelu'],
])('%s: is refused by the name of its activation', async (name, activation) => {
  await expect(importModel(await filesOf([name]))).rejects.toThrow(new RegExp(activation, 'i'));
});

it('a TensorFlow.js graph model is called one, even if it does not say so', async () => {
  await expect(importModel(await filesOf(['tfjs-graph-no-format']))).rejects.toThrow('is a graph model');
});
