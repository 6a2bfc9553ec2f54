import { expect, it } from 'vitest';
import type { Run } from '../../../../../../src/core/training/run';
import { UserError } from '../../../../../../src/core/user-error';
import { trainingOf } from '../../../../../../src/renderer/places/lessons/11-augmentation/augmentation-trainings';
import { TwoTrainings } from '../../../../../../src/renderer/places/lessons/11-augmentation/two-trainings.svelte';
import { Runs } from '../../../../../../src/renderer/state/training/runs.svelte';
import { Toasts } from '../../../../../../src/renderer/ui/toasts.svelte';
import { clientLine } from '../../../client-line';

const BOTH = ['one', 'two'].map((name) => ({ name, recipe: trainingOf('quick', null, 1) }));

const run = (id: string, state: Run['state']): Run => ({
  id,
  name: id,
  recipe: BOTH[0]!.recipe,
  layers: [],
  started: id,
  progress: null,
  curve: [],
  validation: [],
  state,
});

/** The two trainings with the first one started as run `a`; what was asked to start, by name; and news of a run. */
async function started() {
  const line = clientLine();
  const trainings = new TwoTrainings(line.client, new Runs(line.client), new Toasts());
  const training = trainings.train(BOTH);
  line.send({ kind: 'answer', id: line.calls[0]!.id, result: run('a', { kind: 'starting' }) });
  await training;
  const names = () => line.calls.map((call) => call.args[0]);
  /** The second is started as run `b`, or refused. */
  const answerSecond = (answer: { kind: 'answer'; result: Run } | { kind: 'refusal'; message: string }) =>
    line.send({ id: line.calls[1]!.id, ...answer });
  const news = (state: Run['state'], id = 'a') =>
    line.send({ kind: 'event', name: 'training.changed', data: run(id, state) });
  return { trainings, names, news, answerSecond };
}

it('starts the second once the first has made its model, and not before', async () => {
  const { trainings, names, news, answerSecond } = await started();
  const waiting = () => trainings.waiting.map(({ name }) => name);
  expect(waiting()).toEqual(['two']);
  news({ kind: 'running' });
  news({ kind: 'paused' });
  news({ kind: 'ended', modelId: 'x', reading: null, before: null }, 'another');
  expect(names()).toEqual(['one']);
  news({ kind: 'ended', modelId: 'm', reading: null, before: null });
  expect(names()).toEqual(['one', 'two']);
  // It would be offered to be trained otherwise, while it is about to be.
  expect(waiting()).toEqual(['two']);
  answerSecond({ kind: 'answer', result: run('b', { kind: 'starting' }) });
  await expect.poll(waiting).toEqual([]);
});

it('waits for nothing more where the second is refused', async () => {
  const { trainings, news, answerSecond } = await started();
  news({ kind: 'ended', modelId: 'm', reading: null, before: null });
  answerSecond({ kind: 'refusal', message: 'Another one is training.' });
  await expect.poll(() => trainings.waiting).toEqual([]);
});

it('lets the second be where the first was thrown away or failed', async () => {
  for (const state of [
    { kind: 'ended', modelId: null, reading: null, before: null },
    { kind: 'failed', reason: 'No room.' },
  ] as const) {
    const { trainings, names, news } = await started();
    news(state);
    expect(names()).toEqual(['one']);
    expect(trainings.waiting).toEqual([]);
  }
});

it('waits for nothing where the first is refused', async () => {
  const { client, calls, send } = clientLine();
  const trainings = new TwoTrainings(client, new Runs(client), new Toasts());
  const training = trainings.train(BOTH);
  send({ kind: 'refusal', id: calls[0]!.id, message: 'Another one is training.' });
  await expect(training).rejects.toThrow(new UserError('Another one is training.'));
  expect(trainings.waiting).toEqual([]);
});
