import { describe, expect, it } from 'vitest';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import { canGoOn, isOver, type Run } from '../../../../../src/core/training/run';
import { UserError } from '../../../../../src/core/user-error';
import { Runs } from '../../../../../src/renderer/state/training/runs.svelte';
import { clientLine } from '../../client-line';

function run(id: string, started: string, state: Run['state'] = { kind: 'running' }): Run {
  return {
    id,
    name: id,
    recipe: DEFAULT_RECIPE,
    layers: [],
    started,
    progress: null,
    curve: [],
    validation: [],
    state,
  };
}

describe('Runs', () => {
  it('takes the runs from main, the newest first', async () => {
    const { client, calls, send } = clientLine();
    const runs = new Runs(client);
    const loaded = runs.load();
    const over = run('first', '2026-11-24T20:00:00Z', { kind: 'ended', modelId: 'm', reading: null, before: null });
    send({ kind: 'answer', id: calls[0]!.id, result: [over, run('second', '2026-11-24T21:00:00Z')] });
    await loaded;
    expect(runs.all.map(({ id }) => id)).toEqual(['second', 'first']);
    expect(runs.active?.id).toBe('second');
  });

  it('follows a run from its first news to its end', () => {
    const { client, send } = clientLine();
    const runs = new Runs(client);
    send({ kind: 'event', name: 'training.changed', data: run('a', '2026-11-24T20:00:00Z', { kind: 'starting' }) });
    expect(runs.active?.state.kind).toBe('starting');
    send({
      kind: 'event',
      name: 'training.changed',
      data: run('a', '2026-11-24T20:00:00Z', { kind: 'failed', reason: 'No room.' }),
    });
    expect(runs.all).toHaveLength(1);
    expect(runs.active).toBeNull();
  });

  it('puts a run together from what is new in it, and passes over news of one that it doesn’t know', () => {
    const { client, send } = clientLine();
    const runs = new Runs(client);
    send({ kind: 'event', name: 'training.changed', data: run('a', '2026-11-24T20:00:00Z') });
    for (const runId of ['a', 'b']) {
      const progress = {
        step: 5,
        steps: 20,
        epoch: 1,
        epochs: 2,
        loss: 1,
        accuracy: 0.5,
        imagesPerSecond: 9,
        secondsLeft: 3,
      };
      send({ kind: 'event', name: 'training.progressed', data: { runId, progress } });
      send({ kind: 'event', name: 'training.progressed', data: { runId, progress: { ...progress, step: 10 } } });
      const point = { epoch: 1, loss: 0.5, accuracy: 0.75 };
      send({ kind: 'event', name: 'training.validated', data: { runId, point } });
    }
    expect(runs.all).toMatchObject([
      {
        id: 'a',
        recipe: DEFAULT_RECIPE,
        progress: { step: 10 },
        curve: [
          { epoch: 0.5, loss: 1, accuracy: 0.5 },
          { epoch: 1, loss: 1, accuracy: 0.5 },
        ],
        validation: [{ epoch: 1, loss: 0.5, accuracy: 0.75 }],
      },
    ]);
  });

  it('does not let the answer to a start undo news that came before it', async () => {
    const { client, calls, send } = clientLine();
    const runs = new Runs(client);
    const started = runs.start('a', DEFAULT_RECIPE);
    send({ kind: 'event', name: 'training.changed', data: run('a', '2026-11-24T20:00:00Z', { kind: 'running' }) });
    send({ kind: 'answer', id: calls[0]!.id, result: run('a', '2026-11-24T20:00:00Z', { kind: 'starting' }) });
    await started;
    expect(runs.get('a')?.state.kind).toBe('running');
  });

  it('passes a refusal on, and lists nothing for it', async () => {
    const { client, calls, send } = clientLine();
    const runs = new Runs(client);
    const started = runs.start('a', DEFAULT_RECIPE);
    send({ kind: 'refusal', id: calls[0]!.id, message: 'Another run is training.' });
    await expect(started).rejects.toThrow(new UserError('Another run is training.'));
    expect(runs.all).toEqual([]);
  });

  it('lets go of a run that was forgotten', () => {
    const { client, send } = clientLine();
    const runs = new Runs(client);
    for (const id of ['a', 'b'])
      send({ kind: 'event', name: 'training.changed', data: run(id, '2026-11-24T20:00:00Z', { kind: 'paused' }) });
    send({ kind: 'event', name: 'training.forgotten', data: { runId: 'a' } });
    expect(runs.all.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('what can become of a run', () => {
  const states: Record<string, Run['state']> = {
    running: { kind: 'running' },
    paused: { kind: 'paused', reason: 'cut off' },
    crashed: { kind: 'failed', reason: 'crashed', resumable: true },
    failed: { kind: 'failed', reason: 'no layers' },
    unsaved: { kind: 'failed', reason: 'disk full', unsaved: true },
    ended: { kind: 'ended', modelId: null, reading: null, before: null },
  };
  const those = (can: (run: Run) => boolean) =>
    Object.keys(states).filter((name) => can(run(name, '2026-11-24T20:00:00Z', states[name])));

  it('goes on from a checkpoint, and is forgotten only when nothing can be lost with it', () => {
    expect(those(canGoOn)).toEqual(['paused', 'crashed']);
    expect(those(isOver)).toEqual(['failed', 'ended']);
  });
});
