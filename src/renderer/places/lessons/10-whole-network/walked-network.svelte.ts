import { untrack } from 'svelte';
import { learning, openedModels } from '../../../state/app-state';
import { connection } from '../../../state/connection/connection.svelte';
import type { ReadyModel } from '../../../state/models/model-list.svelte';
import { ModelReading } from '../../../state/readings/model-reading.svelte';
import { ModelPair } from '../../../state/readings/model-pair.svelte';

/** The network that the lesson walks through: it has seen no digit but MNIST's own, so it shows what the place does. */
const WALKED = 'plain';

/** The drawing as that network reads it, whatever reads the pad in Draw. */
export const walked = new ModelReading(openedModels);

/** The same network, and the one trained with augmentation: how they read the drawing wherever it is shifted. */
export const shiftPair = new ModelPair(openedModels, learning);

/** Opens them, or what there is in their stead. */
export function openWalked(models: readonly ReadyModel[]): void {
  shiftPair.chooseAmong(models);
  const model = models.find(({ id }) => id === WALKED) ?? models[0];
  untrack(() => {
    if (model && model.id !== walked.id) void walked.open(model.id);
  });
}

connection.whenOpen(() => {
  walked.tryAgain();
  shiftPair.tryAgain();
});
