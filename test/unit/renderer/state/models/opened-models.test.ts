import { describe, expect, it, vi } from 'vitest';
import type { ModelSummary, OpenedModel } from '../../../../../src/core/contract/api';
import { UserError } from '../../../../../src/core/user-error';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { OpenedModels } from '../../../../../src/renderer/state/models/opened-models';

const MEGABYTE = 1024 * 1024;

const summary = (id: string, checksum: string, name = id): ReadyModel =>
  ({
    id,
    state: 'ready',
    card: { name, checksums: { 'model.json': 'layers', 'weights.bin': checksum } },
  }) as unknown as ReadyModel;

/** The models of a list, and those that the main process has at that moment. */
function opened(bytes = 4) {
  const listed = new Map<string, ModelSummary>();
  const stored = new Map<string, ReadyModel>();
  const call = vi.fn((_name: string, id: string): Promise<OpenedModel> => {
    const model = stored.get(id);
    if (!model) return Promise.reject(new UserError('There is no such model.'));
    const weights = [{ name: 'w', shape: [bytes / 4], values: new Float32Array(bytes / 4) }];
    return Promise.resolve({ id, card: model.card, layers: [], weights });
  });
  const put = (model: ReadyModel): void => {
    listed.set(model.id, model);
    stored.set(model.id, model);
  };
  return { models: new OpenedModels({ call: call as never }, { get: (id) => listed.get(id) ?? null }), call, listed, stored, put }; // prettier-ignore
}

describe('OpenedModels', () => {
  it('fetches a model once, however many ask for it, and again when its weights are others', async () => {
    const { models, call, put } = opened();
    put(summary('mine', '1'));
    const [one, other] = await Promise.all([models.open('mine'), models.open('mine')]);
    expect(one.weights).toBe(other.weights);
    expect((await models.open('mine')).weights).toBe(one.weights);
    expect(call).toHaveBeenCalledTimes(1);
    put(summary('mine', '2'));
    expect((await models.open('mine')).weights).not.toBe(one.weights);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('calls it by its name of now', async () => {
    const { models, call, put } = opened();
    put(summary('mine', '1', 'Before'));
    await models.open('mine');
    put(summary('mine', '1', 'Renamed'));
    expect((await models.open('mine')).card.name).toBe('Renamed');
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('keeps nothing of a model that the list doesn’t have yet, or has as it was before', async () => {
    const { models, call, listed, stored } = opened();
    stored.set('new', summary('new', '1'));
    await models.open('new');
    await models.open('new');
    expect(call).toHaveBeenCalledTimes(2);
    listed.set('new', summary('new', 'of before', 'Before'));
    for (let time = 0; time < 2; time++) expect((await models.open('new')).card.name).toBe('new');
    expect(call).toHaveBeenCalledTimes(4);
  });

  it('asks again after a failure', async () => {
    const { models, listed, put } = opened();
    listed.set('mine', summary('mine', '1'));
    await expect(models.open('mine')).rejects.toThrow('no such model');
    put(summary('mine', '1'));
    expect((await models.open('mine')).id).toBe('mine');
  });

  it('keeps the few that were used last where they are large', async () => {
    const { models, call, put } = opened(30 * MEGABYTE);
    for (const id of ['a', 'b', 'c']) put(summary(id, id));
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await models.open(id);
    expect(call.mock.calls.map(([, id]) => id)).toEqual(['a', 'b', 'c', 'b']);
  });
});
