import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Random } from '../../src/core/data/random';
import type { ImportFile } from '../../src/core/exchange/import-file';
import { importModel } from '../../src/core/exchange/import-model';
import { toTfjs } from '../../src/core/exchange/tfjs';
import { UserError } from '../../src/core/user-error';
import { mutate } from './mutations';
import { networkNamed } from './networks';

const FILES = 10_000;

it('refuses, or takes, whatever becomes of a TensorFlow.js model, zipped or not', async () => {
  const models = await Promise.all(
    (['odd', 'built', 'lenet'] as const).map(async (name) => {
      const { layers, weights } = await networkNamed(name);
      const { modelJson, weightsBin } = toTfjs(layers, weights);
      const json = strToU8(modelJson);
      return { json, weightsBin, zip: zipSync({ 'm/model.json': json, 'm/weights.bin': weightsBin }) };
    }),
  );
  const random = Random.fromSeed(8);
  const outcomes = { taken: 0, refused: 0 };
  for (let number = 0; number < FILES; number++) {
    const [one, other] = [models[number % 3]!, models[(number + 1) % 3]!];
    const files: readonly ImportFile[] =
      number % 2 === 0
        ? [{ name: 'm.zip', bytes: mutate(one.zip, other.zip, random) }]
        : [
            { name: 'model.json', bytes: mutate(one.json, other.json, random) },
            { name: 'weights.bin', bytes: one.weightsBin },
          ];
    try {
      await importModel(files);
      outcomes.taken++;
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`File ${number} broke it.`, { cause: error });
      expect(error.message).toMatch(/^[^\n]{10,300}\.$/);
      outcomes.refused++;
    }
  }
  console.log(`TensorFlow.js, ${FILES} mutated files: ${outcomes.taken} taken, ${outcomes.refused} refused`);
  expect(outcomes.refused).toBeGreaterThan(FILES / 4);
}, 900_000);
