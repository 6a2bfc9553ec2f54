/** The model whose details the Models place shows, also after the user was in another. */
export class ShownModel {
  /** Null shows the first. */
  id = $state<string | null>(null);
}
