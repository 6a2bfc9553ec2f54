/** The colours of the two models that are compared, as custom properties, in their order. */
export const PAIR_COLORS = ['--series-1', '--series-2'] as const;

/** What each is called until it has a name. */
export const PAIR_LABELS = ['First model', 'Second model'] as const;
