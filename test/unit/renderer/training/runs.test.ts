import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/core/api';
import { UserError } from '../../../../src/core/user-error';
import { DEFAULT_RECIPE } from '../../../../src/core/training/recipe';
import { Runs } from '../../../../src/renderer/training/runs.svelte';
import { clientLine } from '../client-line';

function run(id: string, started: string, state: Run['state'] = { kind: 'running' }): Run {
  return { id, name: id, recipe: DEFAULT_RECIPE, started, progress: null, curve: [], validation: [], state };
}

describe('Runs', () => {
  it('takes the runs from main, the newest first', async () => {
    const { client, calls, send } = clientLine();
    const runs = new Runs(client);
    const loaded = runs.load();
    const over = run('first', '2026-11-24T20:00:00Z', { kind: 'ended', modelId: 'm', evaluation: null });
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
});
