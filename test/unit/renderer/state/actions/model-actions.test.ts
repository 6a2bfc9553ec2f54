import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelSummary } from '../../../../../src/core/contract/api';
import { ModelActions } from '../../../../../src/renderer/state/actions/model-actions';
import { ShownModel } from '../../../../../src/renderer/state/models/shown-model.svelte';
import { Toasts } from '../../../../../src/renderer/ui/toasts.svelte';

const toasts = new Toasts();
const modelList = { delete: vi.fn(), export: vi.fn(), rename: vi.fn(), restore: vi.fn() };
const modelReader = {
  id: 'mine',
  followsRun: false,
  open: vi.fn((id: string) => {
    modelReader.id = id;
    return Promise.resolve();
  }),
};
const actions = new ModelActions({
  modelList,
  modelReader,
  toasts,
  exporting: { open: vi.fn() },
  importing: { current: null, start: vi.fn() },
  shownModel: new ShownModel(),
  navigation: { go: vi.fn() },
  fileSaving: { finish: vi.fn() },
});

const mine: ModelSummary = { state: 'damaged', id: 'mine', origin: 'stored', name: 'mine', reason: 'of no account' };

beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
  modelReader.open.mockClear();
  // As the window does when the model that reads is gone from the list.
  modelList.delete.mockImplementation((id: string) => {
    if (modelReader.id === id) modelReader.id = 'reader';
  });
});

async function deleteAndUndo(between: () => void = () => undefined): Promise<void> {
  await actions.delete(mine);
  between();
  toasts.list[0]!.action!.run();
  await vi.waitFor(() => expect(modelList.restore).toHaveBeenLastCalledWith('mine'));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('undoing a deletion', () => {
  it('lets the model read again that read before', async () => {
    modelReader.id = 'mine';
    await deleteAndUndo();
    expect(modelReader.id).toBe('mine');
  });

  it('leaves the model that the user has chosen since', async () => {
    modelReader.id = 'mine';
    await deleteAndUndo(() => (modelReader.id = 'plain'));
    expect(modelReader.open).not.toHaveBeenCalled();
  });

  it('leaves the model that reads if it is another', async () => {
    modelReader.id = 'plain';
    await deleteAndUndo();
    expect(modelReader.open).not.toHaveBeenCalled();
  });
});
