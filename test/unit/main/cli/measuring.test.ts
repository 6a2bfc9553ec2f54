import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { digitsBetween } from '../../../../src/core/data/digits';
import type * as Mnist from '../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { terminal } from './terminal';

// All 10,000 would take minutes.
vi.mock('../../../../src/main/services/digits/mnist', async (original) => {
  const mnist = await original<typeof Mnist>();
  return { ...mnist, loadTestDigits: async () => digitsBetween(await mnist.loadTestDigits(), 0, 20) };
});

it('adds what a shipped model reads of tests to its card, and leaves its network as it is', async () => {
  const { run, shippedModels } = await terminal();
  const folder = join(shippedModels, 'plain');
  const files = () => Promise.all(['model.json', 'weights.bin'].map((name) => readFile(join(folder, name))));
  const before = { files: await files(), card: (await readModel(folder)).card };
  const said = await run('models', '--measure', 'plain');
  expect(said).toMatchObject({ code: 0, err: 'Measuring plain' });
  expect(said.out).toMatch(/^plain: MNIST-C \d+\.\d\d %, affNIST \d+\.\d\d %, n-MNIST \d+\.\d\d %, Writing habits \d+/);
  const { card } = await readModel(folder);
  expect(await files()).toEqual(before.files);
  expect(card).toMatchObject(before.card);
  expect(card.tests).toHaveLength(15 + 1 + 3 + 8);
  expect(card.tests![0]).toMatchObject({ suite: 'mnist-c', test: 'shot-noise', digits: 'test', count: 20, read: 20 });
  // Once more, and the new results are there in place of the old ones.
  await run('models', '--measure', 'plain', '--json');
  expect((await readModel(folder)).card.tests).toHaveLength(27);
});
