/** What is wanted, the most wanted first: what makes a picture only together, and what fills it in. */
export interface Wanted<Item> {
  readonly outline: readonly Item[];
  readonly detail: readonly Item[];
}

/** All of it, in its order. */
export const allOf = <Item>({ outline, detail }: Wanted<Item>): readonly Item[] => [...outline, ...detail];
