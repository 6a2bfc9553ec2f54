import type { AppState } from '../../../state/app-state';
import { ModelPair } from '../../../state/readers/model-pair.svelte';
import { TwoTrainings } from './two-trainings.svelte';

/** The lesson's two networks: trained also while the window shows something else, and read with whatever is paired in Draw. */
export class LessonTrainings {
  readonly trainings: TwoTrainings;
  /** Those trained here. */
  readonly trainedPair: ModelPair;
  /** Those that ship. */
  readonly shippedPair: ModelPair;

  constructor({ connection, learning, openedModels, runs, toasts }: AppState) {
    this.trainings = new TwoTrainings(connection, runs, toasts);
    this.trainedPair = new ModelPair(openedModels, learning);
    this.shippedPair = new ModelPair(openedModels, learning);
    connection.whenOpen(() => {
      this.trainedPair.tryAgain();
      this.shippedPair.tryAgain();
    });
  }
}
