import { describe, expect, it } from 'vitest';
import type { ModelSummary } from '../../../../../src/core/contract/api';
import type { Card } from '../../../../../src/core/exchange/card';
import { ModelList } from '../../../../../src/renderer/state/models/model-list.svelte';
import { clientLine } from '../../client-line';

function model(id: string, origin: ModelSummary['origin'], created: string, name = id): ModelSummary {
  return { id, origin, state: 'ready', card: { name, created } as Card, bytes: 1 };
}

const old = model('old', 'stored', '2026-11-01T00:00:00Z');
const fresh = model('fresh', 'stored', '2026-11-20T00:00:00Z');
const reader = model('reader', 'shipped', '2026-12-01T00:00:00Z');
const broken: ModelSummary = { id: 'broken', origin: 'stored', state: 'damaged', name: 'broken', reason: 'No card.' };

async function loaded(models: readonly ModelSummary[]) {
  const { client, calls, send } = clientLine();
  const list = new ModelList(client);
  const loading = list.load();
  send({ kind: 'answer', id: calls[0]!.id, result: models });
  await loading;
  return { list, calls, send };
}

const ids = (list: ModelList) => list.all?.map(({ id }) => id);

describe('ModelList', () => {
  it('lists what was made here first, newest on top, and what is damaged among it', async () => {
    const { list } = await loaded([reader, old, broken, fresh]);
    expect(ids(list)).toEqual(['fresh', 'old', 'broken', 'reader']);
    expect(list.ready.map(({ id }) => id)).toEqual(['fresh', 'old', 'reader']);
  });

  it('knows that it has not been loaded yet', () => {
    expect(new ModelList(clientLine().client).all).toBeNull();
  });

  it('keeps a change that was announced while an older answer was on its way', async () => {
    const { client, calls, send } = clientLine();
    const list = new ModelList(client);
    const loading = list.load();
    send({ kind: 'event', name: 'models.changed', data: [fresh, old] });
    send({ kind: 'answer', id: calls[0]!.id, result: [old] });
    await loading;
    expect(ids(list)).toEqual(['fresh', 'old']);
  });

  it('takes a deleted model out and brings a restored one back to its place', async () => {
    const { list, calls, send } = await loaded([fresh, old]);
    const deleting = list.delete('fresh');
    send({ kind: 'answer', id: calls[1]!.id, result: undefined });
    await deleting;
    expect(ids(list)).toEqual(['old']);
    const restoring = list.restore('fresh');
    send({ kind: 'answer', id: calls[2]!.id, result: fresh });
    await restoring;
    expect(ids(list)).toEqual(['fresh', 'old']);
  });

  it('leaves a model in the list when its deletion is refused', async () => {
    const { list, calls, send } = await loaded([old]);
    const deleting = list.delete('old');
    send({ kind: 'refusal', id: calls[1]!.id, message: 'The folder is read-only.' });
    await expect(deleting).rejects.toThrow('read-only');
    expect(ids(list)).toEqual(['old']);
  });
});
