import { tick } from 'svelte';
import type { ModelSummary } from '../../../core/contract/api';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import { writeShare } from '../../../core/words/quantities';
import type { Toasts } from '../../ui/toasts.svelte';
import type { Exporting } from '../models/exporting.svelte';
import type { Importing } from '../models/importing.svelte';
import { nameOfModel, type ModelList, type ReadyModel } from '../models/model-list.svelte';
import type { ShownModel } from '../models/shown-model.svelte';
import type { ModelReader } from '../readers/model-reader.svelte';
import type { ChosenFile } from '../window/chosen-files';
import type { FileSaving } from '../window/file-saving';
import type { Navigation } from '../window/navigation.svelte';

/** What is acted on. */
interface Acted {
  readonly modelList: Pick<ModelList, 'delete' | 'export' | 'rename' | 'restore'>;
  readonly modelReader: Pick<ModelReader, 'followsRun' | 'id' | 'open'>;
  readonly exporting: Pick<Exporting, 'open'>;
  readonly importing: Pick<Importing, 'current' | 'start'>;
  readonly shownModel: ShownModel;
  readonly navigation: Pick<Navigation, 'go'>;
  readonly fileSaving: Pick<FileSaving, 'finish'>;
  readonly toasts: Pick<Toasts, 'attempt' | 'fail' | 'say'>;
}

/** What the user can do with a model from wherever it is named. What goes wrong shows as a toast. */
export class ModelActions {
  constructor(private readonly on: Acted) {}

  /** Reads the pad with the model from now on, and goes there. */
  readWith(id: string): void {
    void this.on.modelReader.open(id);
    this.on.navigation.go('draw');
  }

  /** Asks for the format. */
  export(model: ReadyModel): void {
    this.on.exporting.open(model);
  }

  /** Saves a model in a format; false where that was called off. Rejects with the reason why it can't be saved. */
  async exportAs({ id }: ReadyModel, format: ExportFormatId): Promise<boolean> {
    const saved = await this.on.modelList.export(id, format);
    this.on.fileSaving.finish(saved);
    return saved.kind !== 'cancelled';
  }

  /** Brings in a model, and shows it. */
  async import(files: readonly ChosenFile[]): Promise<void> {
    const { importing, modelList, shownModel, toasts } = this.on;
    if (importing.current !== null) toasts.say('Another model is being brought in: wait for it, or stop it.');
    const imported = await importing.start(files);
    if (imported?.state !== 'ready') return;
    const { id, card } = imported;
    shownModel.id = id;
    toasts.say(`Brought in “${card.name}”: it reads ${writeShare(card.evaluation.accuracy)} of the test digits`, {
      label: 'Undo',
      run: () => void toasts.attempt(() => modelList.delete(id)),
    });
  }

  /** Rejects after the toast where the name is refused, so that it can be mended. */
  async rename(model: ModelSummary, name: string): Promise<void> {
    try {
      await this.on.modelList.rename(model.id, name);
    } catch (error) {
      this.on.toasts.fail(error);
      throw error;
    }
  }

  /** Deletes a model, and offers to undo it: if it was the one that reads the pad, it then does so again. */
  async delete(model: ModelSummary): Promise<void> {
    const { modelList, modelReader, shownModel, toasts } = this.on;
    await toasts.attempt(async () => {
      const wasInUse = modelReader.id === model.id;
      await modelList.delete(model.id);
      await tick();
      const standIn = modelReader.id;
      toasts.say(`Deleted “${nameOfModel(model)}”`, {
        label: 'Undo',
        run: () =>
          void toasts.attempt(async () => {
            await modelList.restore(model.id);
            shownModel.id = model.id;
            // A model that the user has chosen since then stays.
            if (wasInUse && modelReader.id === standIn && !modelReader.followsRun) void modelReader.open(model.id);
          }),
      });
    });
  }
}
