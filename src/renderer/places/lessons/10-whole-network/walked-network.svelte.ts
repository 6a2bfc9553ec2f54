import { untrack } from 'svelte';
import type { AppState } from '../../../state/app-state';
import type { ReadyModel } from '../../../state/models/model-list.svelte';
import { ModelPair } from '../../../state/readers/model-pair.svelte';
import { ModelReader } from '../../../state/readers/model-reader.svelte';

/** The network that the lesson walks through: it has seen no digit but MNIST's own, so it shows what the place does. */
const WALKED = 'plain';

/** What the lesson reads with, whatever reads the pad in Draw. */
export class WalkedNetwork {
  /** The drawing as the network that is walked through reads it. */
  readonly walked: ModelReader;
  /** The same network, and the one trained with augmentation: how they read the drawing wherever it is shifted. */
  readonly shiftPair: ModelPair;

  constructor({ connection, learning, openedModels, toasts }: AppState) {
    this.walked = new ModelReader(openedModels, toasts);
    this.shiftPair = new ModelPair(openedModels, learning);
    connection.whenOpen(() => {
      this.walked.tryAgain();
      this.shiftPair.tryAgain();
    });
  }

  /** Opens them, or what there is in their stead. */
  chooseAmong(models: readonly ReadyModel[]): void {
    this.shiftPair.chooseAmong(models);
    const model = models.find(({ id }) => id === WALKED) ?? models[0];
    untrack(() => {
      if (model && model.id !== this.walked.id) void this.walked.open(model.id);
    });
  }
}
