/** What is wanted, the most wanted first: what makes a picture only together, and what fills it in. */
export interface Wanted<Item> {
  readonly outline: readonly Item[];
  readonly detail: readonly Item[];
}

/** The same of something else: of each item what `make` makes of it. */
export const each = <Item, Other>({ outline, detail }: Wanted<Item>, make: (item: Item) => Other): Wanted<Other> => ({
  outline: outline.map(make),
  detail: detail.map(make),
});

/** All of it, in its order. */
export const bothOf = <Item>({ outline, detail }: Wanted<Item>): readonly Item[] => [...outline, ...detail];
