/** What the Models place keeps while the user is in another. */
class ModelsPlaceState {
  /** The model whose details show; null shows the first. */
  shownId = $state<string | null>(null);
}

export const modelsPlace = new ModelsPlaceState();
