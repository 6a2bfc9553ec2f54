import { tick } from 'svelte';
import type { ModelSummary } from '../../core/api';
import { modelList, reading } from '../app-state';
import { navigation } from '../navigation.svelte';
import { toasts } from '../ui/toasts.svelte';
import { modelName } from './model-list.svelte';
import { modelsPlace } from './models-place.svelte';
import { finishSaving } from './save-file';

/** What the user can do with a model from wherever it is named. What goes wrong shows as a toast. */

/** Reads the pad with the model from now on, and goes there. */
export function readWith(id: string): void {
  void reading.open(id);
  navigation.go('draw');
}

export async function exportModel(model: ModelSummary): Promise<void> {
  await toasts.attempt(async () => finishSaving(await modelList.export(model.id)));
}

/** Rejects after the toast where the name is refused, so that it can be mended. */
export async function renameModel(model: ModelSummary, name: string): Promise<void> {
  try {
    await modelList.rename(model.id, name);
  } catch (error) {
    toasts.fail(error);
    throw error;
  }
}

/** Deletes a model, and offers to undo it: if it was the one that reads the pad, it then does so again. */
export async function deleteModel(model: ModelSummary): Promise<void> {
  await toasts.attempt(async () => {
    const wasReading = reading.id === model.id;
    await modelList.delete(model.id);
    await tick();
    const standIn = reading.id;
    toasts.say(`Deleted “${modelName(model)}”`, {
      label: 'Undo',
      run: () =>
        void toasts.attempt(async () => {
          await modelList.restore(model.id);
          modelsPlace.shownId = model.id;
          // A model that the user has chosen since then stays.
          if (wasReading && reading.id === standIn && !reading.followsRun) void reading.open(model.id);
        }),
    });
  });
}
