import { tick } from 'svelte';
import type { ModelSummary } from '../../../core/contract/api';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import { exporting, importing, modelList, reading } from '../app-state';
import { navigation } from '../navigation.svelte';
import { writeShare } from '../../../core/words/quantities';
import { toasts } from '../../ui/toasts.svelte';
import type { ModelFile } from './importing.svelte';
import { modelName, type ReadyModel } from './model-list.svelte';
import { modelsPlace } from './shown-model.svelte';
import { finishSaving } from '../save-file';

/** What the user can do with a model from wherever it is named. What goes wrong shows as a toast. */

/** Reads the pad with the model from now on, and goes there. */
export function readWith(id: string): void {
  void reading.open(id);
  navigation.go('draw');
}

/** Asks for the format. */
export function exportModel(model: ReadyModel): void {
  exporting.open(model);
}

/** Saves a model in a format; false where that was called off. Rejects with the reason why it can't be saved. */
export async function exportAs({ id }: ReadyModel, format: ExportFormatId): Promise<boolean> {
  const saved = await modelList.export(id, format);
  finishSaving(saved);
  return saved.kind !== 'cancelled';
}

/** Brings in a model, and shows it. */
export async function importModel(files: readonly ModelFile[]): Promise<void> {
  if (importing.current !== null) toasts.say('Another model is being brought in: wait for it, or stop it.');
  const imported = await importing.start(files);
  if (imported?.state !== 'ready') return;
  const { id, card } = imported;
  modelsPlace.shownId = id;
  toasts.say(`Brought in “${card.name}”: it reads ${writeShare(card.evaluation.accuracy)} of the test digits`, {
    label: 'Undo',
    run: () => void toasts.attempt(() => modelList.delete(id)),
  });
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
