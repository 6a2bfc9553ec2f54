import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverInTurn, occlusionOf } from '../../../../../src/core/network/explain/occlusion';
import { saliency } from '../../../../../src/core/network/explain/saliency';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import { Network } from '../../../../../src/core/network/network';
import { Importances } from '../../../../../src/renderer/views/importance/importance';
import { describeActivation, describeOcclusion } from '../../../../../src/renderer/views/importance/importance-words';
import { startInstalledBackend } from '../../../backend';
import { openShipped, testDigit } from '../../../core/network/explain/shipped-models';

beforeAll(startInstalledBackend, 60_000);

describe('what mattered in a drawing', () => {
  it('is of the drawing and the digit that were asked about, whatever was asked before', async () => {
    const before = tf.memory().numTensors;
    const data = openShipped('plain');
    const importances = new Importances(data);
    const network = Network.fromWeights(data.layers, data.weights);
    const plan = planLayers(data.layers);
    const [first, second] = [await testDigit(0), await testDigit(1)];
    const tensors = tf.memory().numTensors;
    for (const [image, digit] of [
      [first, 7],
      [first, 4],
      [second, 4],
      [first, 7],
    ] as const) {
      const found = importances.of(image, digit);
      expect(found.digit).toBe(digit);
      expect(found.saliency).toEqual(saliency(plan, data.weights, network.trace(image), digit));
      expect(found.occlusion.values).toEqual(occlusionOf(coverInTurn(network, image, 5, 2), digit).values);
    }
    expect(tf.memory().numTensors).toBe(tensors);
    network.dispose();
    importances.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is told of a network without maps, but for class activation', async () => {
    const importances = new Importances(openShipped('dense'));
    const found = importances.of(await testDigit(0), 7);
    importances.dispose();
    expect(found.activation).toBeNull();
    expect(Math.max(...found.saliency)).toBeGreaterThan(0);
  });
});

describe('the words for it', () => {
  const at = (probability: number) => ({ top: 0, left: 0, probability });
  const occlusion = (probability: number, lowest: number, highest: number) => ({
    ...{ side: 5, values: new Float32Array(784), probability },
    ...{ lowest: at(lowest), highest: at(highest) },
  });
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

  it('tell of the answer what takes most from it', () => {
    expect(plain(describeOcclusion(occlusion(0.98, 0.41, 0.99), 7, true))).toBe(
      'Covered in the frame, the 7 goes from 98.0 % to 41.0 %.',
    );
    expect(describeOcclusion(occlusion(0.5, 0.6, 0.7), 7, true)).toContain('No square');
  });

  it('tell of another digit what keeps it from being the answer', () => {
    expect(plain(describeOcclusion(occlusion(0.01, 0.001, 0.3), 4, false))).toBe(
      'Covered in the frame, the 4 goes from 1.0 % to 30.0 %.',
    );
    expect(plain(describeOcclusion(occlusion(1e-7, 1e-8, 1.23e-5), 4, false))).toBe(
      'Covered in the frame, a 4 is 120 times as likely, yet below 0.1 %.',
    );
    expect(describeOcclusion(occlusion(0.01, 0.001, 0.005), 4, false)).toContain('No square');
  });

  it('say how coarse class activation is', async () => {
    const data = openShipped('reader');
    const importances = new Importances(data);
    const { activation } = importances.of(await testDigit(0), 7);
    importances.dispose();
    // Backwards: pooling 2, 3x3 thrice, pooling 2, 5x5: 2, 4, 6, 8, 16, 20.
    expect(describeActivation(planLayers(data.layers), activation!, 7)).toContain('4×4 cells seeing 20×20 pixels');
    const none = { ...activation!, values: activation!.values.map(() => 0) };
    expect(describeActivation(planLayers(data.layers), none, 8)).toBe(
      'Nothing in the last maps makes a case for an 8.',
    );
  });
});
