import type { ReadyModel } from './model-list.svelte';

/** Stands for the network that trains among the models' ids, none of which has a colon. */
export const RUN = 'run:';

/** An entry of a list to choose from. */
interface ModelOption {
  readonly value: string;
  readonly label: string;
}

export const modelOption = ({ id, card }: ReadyModel): ModelOption => ({ value: id, label: card.name });

/**
 * All networks that a drawing can be read with, in groups; none of them is empty.
 * @param learner the name of the run that trains, under {@link RUN}; null where there is none
 */
export function modelOptions(
  models: readonly ReadyModel[],
  learner: string | null,
): readonly { readonly group: string; readonly options: readonly ModelOption[] }[] {
  const of = (wanted: ReadyModel['origin']): readonly ModelOption[] =>
    models.filter(({ origin }) => origin === wanted).map(modelOption);
  return [
    { group: 'Learning now', options: learner === null ? [] : [{ value: RUN, label: learner }] },
    { group: 'Trained here', options: of('stored') },
    { group: 'Shipped with Inkling', options: of('shipped') },
  ].filter(({ options }) => options.length > 0);
}
