import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { buildProgram } from '../built-program';
import { terminal } from './terminal';

/** The first 8 is the 62nd: of fewer digits there would be none for its habits. */
const DIGITS = ['--digits', '62'];

it('adds what a shipped model reads of tests to its card, and leaves its network as it is', async () => {
  const reader = await buildProgram('src/main/workers/reader.ts');
  onTestFinished(() => reader.remove());
  const { run, shippedModels } = await terminal('no-trainer', { reader: reader.path });
  const folder = join(shippedModels, 'plain');
  const files = () => Promise.all(['model.json', 'weights.bin'].map((name) => readFile(join(folder, name))));
  const before = { files: await files(), card: (await readModel(folder)).card };
  const said = await run('models', '--measure', 'plain', ...DIGITS);
  expect(said).toMatchObject({ code: 0, err: 'Measuring plain' });
  expect(said.out).toMatch(/^plain: MNIST-C \d+\.\d\d %, affNIST \d+\.\d\d %, n-MNIST \d+\.\d\d %, Writing habits \d+/);
  const { card } = await readModel(folder);
  expect(await files()).toEqual(before.files);
  expect(card).toMatchObject(before.card);
  expect(card.tests).toHaveLength(15 + 1 + 3 + 26);
  expect(card.likeness).toBeDefined();
  expect(card.tests![0]).toMatchObject({ suite: 'mnist-c', test: 'shot-noise', digits: 'test', count: 62, read: 62 });
  // Once more, and the new results are there in place of the old ones.
  await run('models', '--measure', 'plain', ...DIGITS, '--json');
  expect((await readModel(folder)).card.tests).toHaveLength(45);
});
