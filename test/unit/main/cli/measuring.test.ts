import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type * as Mnist from '../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { FIRST_PLACES } from '../../../../src/renderer/views/robustness/test-examples';
import { buildProgram } from '../built-program';
import { terminal } from './terminal';

// One of each digit: all 10,000 would take minutes.
vi.mock('../../../../src/main/services/digits/mnist', async (original) => {
  const mnist = await original<typeof Mnist>();
  return {
    ...mnist,
    loadTestDigits: async () => {
      const digits = await mnist.loadTestDigits();
      const labels = Uint8Array.from(FIRST_PLACES, (place) => digits.labels[place]!);
      return { count: 10, images: mnist.imagesAt(digits, FIRST_PLACES), labels };
    },
  };
});

it('adds what a shipped model reads of tests to its card, and leaves its network as it is', async () => {
  const reader = await buildProgram('src/main/workers/reader.ts');
  onTestFinished(() => reader.remove());
  const { run, shippedModels } = await terminal('no-trainer', { reader: reader.path });
  const folder = join(shippedModels, 'plain');
  const files = () => Promise.all(['model.json', 'weights.bin'].map((name) => readFile(join(folder, name))));
  const before = { files: await files(), card: (await readModel(folder)).card };
  const said = await run('models', '--measure', 'plain');
  expect(said).toMatchObject({ code: 0, err: 'Measuring plain' });
  expect(said.out).toMatch(/^plain: MNIST-C \d+\.\d\d %, affNIST \d+\.\d\d %, n-MNIST \d+\.\d\d %, Writing habits \d+/);
  const { card } = await readModel(folder);
  expect(await files()).toEqual(before.files);
  expect(card).toMatchObject(before.card);
  expect(card.tests).toHaveLength(15 + 1 + 3 + 26);
  expect(card.likeness).toBeDefined();
  expect(card.tests![0]).toMatchObject({ suite: 'mnist-c', test: 'shot-noise', digits: 'test', count: 10, read: 10 });
  // Once more, and the new results are there in place of the old ones.
  await run('models', '--measure', 'plain', '--json');
  expect((await readModel(folder)).card.tests).toHaveLength(45);
});
