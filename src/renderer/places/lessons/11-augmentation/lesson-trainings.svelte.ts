import { learning, openedModels, runs } from '../../../state/app-state';
import { connection } from '../../../state/connection/connection.svelte';
import { ModelPair } from '../../../state/readings/model-pair.svelte';
import { TwoTrainings } from './two-trainings.svelte';

/** What trains the lesson's two networks, also while the window shows something else. */
export const trainings = new TwoTrainings(connection, runs);

/** The two networks as the lesson's curves read with them, whatever is paired in Draw: those trained here, and those that ship. */
export const trainedPair = new ModelPair(openedModels, learning);
export const shippedPair = new ModelPair(openedModels, learning);

connection.whenOpen(() => {
  trainedPair.tryAgain();
  shippedPair.tryAgain();
});
