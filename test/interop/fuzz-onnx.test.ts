import { expect, it } from 'vitest';
import { Random } from '../../src/core/data/random';
import { exportedModel } from '../../src/core/exchange/exported-model';
import { fromOnnx } from '../../src/core/exchange/onnx/from-onnx';
import { toOnnx } from '../../src/core/exchange/onnx/to-onnx';
import { UserError } from '../../src/core/user-error';
import { initialWeights } from '../../src/core/network/initial-weights';
import type { Layer } from '../../src/core/network/layer';
import { mutate } from './mutations';
import { networkNamed, type NetworkName } from './networks';

const FILES = 20_000;

/** The layers of a network, so narrow that its file is mostly structure, which is where a fault would be. */
async function narrowFile(name: NetworkName): Promise<Uint8Array> {
  const { card, layers } = await networkNamed(name);
  const narrow = layers.map((layer): Layer => {
    if (layer.kind === 'convolution') return { ...layer, filters: 2 };
    return layer.kind === 'dense' && layer.units !== 10 ? { ...layer, units: 3 } : layer;
  });
  return toOnnx(exportedModel({ card, layers: narrow, weights: initialWeights(narrow, 1) }));
}

it('refuses, or takes, whatever becomes of an ONNX file', async () => {
  const files = await Promise.all((['odd', 'built', 'lenet'] as const).map(narrowFile));
  const random = Random.fromSeed(6);
  const outcomes = { taken: 0, refused: 0 };
  for (let number = 0; number < FILES; number++) {
    const mutated = mutate(files[number % 3]!, files[(number + 1) % 3]!, random);
    try {
      fromOnnx(mutated);
      outcomes.taken++;
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`File ${number} broke it.`, { cause: error });
      // Whatever the file has for names, what is said of it is one sentence on one line.
      expect(error.message).toMatch(/^[^\p{C}]{10,400}\.$/u);
      outcomes.refused++;
    }
  }
  console.log(`ONNX, ${FILES} mutated files: ${outcomes.taken} taken, ${outcomes.refused} refused`);
  // Weights may be any numbers; structure may not.
  expect(outcomes.refused).toBeGreaterThan(FILES / 4);
}, 600_000);
