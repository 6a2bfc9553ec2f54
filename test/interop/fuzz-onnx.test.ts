import { expect, it } from 'vitest';
import { Random } from '../../src/core/data/random';
import { exportedModel } from '../../src/core/exchange/exported-model';
import { fromOnnx } from '../../src/core/exchange/onnx/from-onnx';
import { toOnnx } from '../../src/core/exchange/onnx/to-onnx';
import { UserError } from '../../src/core/user-error';
import { mutate } from './mutations';
import { networkNamed } from './networks';

const FILES = 30_000;

it('refuses, or takes, whatever becomes of an ONNX file', async () => {
  const files = await Promise.all(
    (['odd', 'built', 'lenet'] as const).map(async (name) => toOnnx(exportedModel(await networkNamed(name)))),
  );
  const random = Random.fromSeed(6);
  const outcomes = { taken: 0, refused: 0 };
  for (let number = 0; number < FILES; number++) {
    const mutated = mutate(files[number % 3]!, files[(number + 1) % 3]!, random);
    try {
      fromOnnx(mutated);
      outcomes.taken++;
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`File ${number} broke it.`, { cause: error });
      expect(error.message).toMatch(/^[^\n]{10,300}\.$/);
      outcomes.refused++;
    }
  }
  console.log(`ONNX, ${FILES} mutated files: ${outcomes.taken} taken, ${outcomes.refused} refused`);
  // Weights may be any numbers; structure may not.
  expect(outcomes.refused).toBeGreaterThan(FILES / 4);
}, 600_000);
