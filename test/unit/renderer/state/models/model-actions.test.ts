import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelSummary } from '../../../../../src/core/contract/api';

const { modelList, reading } = vi.hoisted(() => ({
  modelList: { delete: vi.fn(), restore: vi.fn() },
  reading: {
    id: 'mine',
    followsRun: false,
    open: vi.fn((id: string) => {
      reading.id = id;
    }),
  },
}));
vi.mock('../../../../../src/renderer/state/app-state', () => ({ modelList, reading }));
vi.mock('../../../../../src/renderer/state/navigation.svelte', () => ({ navigation: {} }));

const { deleteModel } = await import('../../../../../src/renderer/state/models/model-actions');
const { toasts } = await import('../../../../../src/renderer/ui/toasts.svelte');

const mine: ModelSummary = { state: 'damaged', id: 'mine', origin: 'stored', name: 'mine', reason: 'of no account' };

beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
  reading.open.mockClear();
  // As the window does when the model that reads is gone from the list.
  modelList.delete.mockImplementation((id: string) => {
    if (reading.id === id) reading.id = 'reader';
  });
});

async function deleteAndUndo(between: () => void = () => undefined): Promise<void> {
  await deleteModel(mine);
  between();
  toasts.list[0]!.action!.run();
  await vi.waitFor(() => expect(modelList.restore).toHaveBeenLastCalledWith('mine'));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('undoing a deletion', () => {
  it('lets the model read again that read before', async () => {
    reading.id = 'mine';
    await deleteAndUndo();
    expect(reading.id).toBe('mine');
  });

  it('leaves the model that the user has chosen since', async () => {
    reading.id = 'mine';
    await deleteAndUndo(() => (reading.id = 'plain'));
    expect(reading.open).not.toHaveBeenCalled();
  });

  it('leaves the model that reads if it is another', async () => {
    reading.id = 'plain';
    await deleteAndUndo();
    expect(reading.open).not.toHaveBeenCalled();
  });
});
