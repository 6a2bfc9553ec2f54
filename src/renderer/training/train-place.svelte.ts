import type { Recipe } from '../../core/training/recipe';
import { nameAfter } from '../../core/training/recipe-name';
import { draftOf, type RecipeDraft } from './recipe-draft';

/** What the Train place keeps while the user is in another: the recipe as it is filled in, and the run looked at. */
class TrainPlaceState {
  draft = $state<RecipeDraft>(draftOf());
  /** The name as typed; left empty, the model is named after its recipe. */
  typedName = $state('');
  /** Whether the rarely changed numbers show. */
  isAdvancedOpen = $state(false);
  /** The run that is shown, chosen by the user; null shows the newest. */
  shownRunId = $state<string | null>(null);

  get name(): string {
    return this.typedName.trim() || nameAfter(this.draft);
  }

  /** Fills the form with a recipe, to train with it again. */
  fill(recipe: Recipe): void {
    this.draft = draftOf(recipe);
    this.typedName = '';
  }
}

export const trainPlace = new TrainPlaceState();
