import { expect, it } from 'vitest';
import type { Run } from '../../../../../../src/core/training/run';
import { trainingOf } from '../../../../../../src/renderer/places/lessons/11-augmentation/augmentation-trainings';
import { trainedNetwork } from '../../../../../../src/renderer/places/lessons/11-augmentation/trained-network';
import type { ReadyModel } from '../../../../../../src/renderer/state/models/model-list.svelte';

const CHANGES = { angle: 45, scale: 0.3, width: 0.5, shift: 2 };
const recipe = trainingOf('quick', CHANGES, 2);
const other = trainingOf('quick', null, 2);

const run = (id: string, state: Run['state'], of = recipe): Run => ({ id, recipe: of, state }) as Run;
const model = (id: string, of = recipe, origin: ReadyModel['origin'] = 'stored'): ReadyModel =>
  ({ id, origin, state: 'ready', card: { recipe: { ...of, workers: 4 } } }) as ReadyModel;
const ended = { kind: 'ended', modelId: null, reading: null, before: null } as const;

it('finds the run that is at it, before a model that it made earlier', () => {
  const runs = [run('plain', { kind: 'running' }, other), run('now', { kind: 'running' }), run('before', ended)];
  expect(trainedNetwork(recipe, runs, [model('old')])).toMatchObject({ kind: 'run', run: { id: 'now' } });
});

it('finds the model by its recipe, though its run is forgotten and another number of threads trained it', () => {
  expect(trainedNetwork(recipe, [], [model('plain', other), model('mine')])).toMatchObject({
    kind: 'model',
    model: { id: 'mine' },
  });
});

it('takes no model for its own that was brought in or that ships', () => {
  const imported = { id: 'i', origin: 'stored', state: 'ready', card: { imported: {} } } as unknown as ReadyModel;
  expect(trainedNetwork(recipe, [], [imported, model('shipped', recipe, 'shipped')])).toEqual({ kind: 'none' });
});

it('tells of a failed run only until there is a model', () => {
  const failed = run('f', { kind: 'failed', reason: 'No room.' });
  expect(trainedNetwork(recipe, [failed], [])).toMatchObject({ kind: 'run', run: { id: 'f' } });
  expect(trainedNetwork(recipe, [failed], [model('mine')])).toMatchObject({ kind: 'model' });
  // Stopped and thrown away: as if it had never been.
  expect(trainedNetwork(recipe, [run('s', ended)], [])).toEqual({ kind: 'none' });
});
