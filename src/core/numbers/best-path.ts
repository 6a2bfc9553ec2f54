/** One way of taking the atoms from `start` up to, but not, `end` together, and what that costs. */
export interface Step {
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

/** Steps that lead from the first atom to the last, and what they cost together. */
export interface Path<S extends Step> {
  readonly steps: readonly S[];
  readonly cost: number;
}

/**
 * The cheapest way and the next cheapest through a lattice of steps, cheapest first, by dynamic programming; fewer where
 * there are not so many.
 * @param count how many atoms there are
 * @param between what it costs that one step follows another
 */
export function cheapestPaths<S extends Step>(
  count: number,
  steps: readonly S[],
  between: (before: S, after: S) => number,
): readonly Path<S>[] {
  // For each step the cheapest ways that end with it.
  const known = new Map<S, readonly Path<S>[]>();
  for (const step of steps.toSorted((one, other) => one.start - other.start)) {
    const ways =
      step.start === 0
        ? [{ steps: [step], cost: step.cost }]
        : steps
            .filter(({ end }) => end === step.start)
            .flatMap((before) =>
              known.get(before)!.map((path) => ({
                steps: [...path.steps, step],
                cost: path.cost + between(before, step) + step.cost,
              })),
            );
    known.set(step, twoCheapest(ways));
  }
  return twoCheapest(steps.filter(({ end }) => end === count).flatMap((step) => known.get(step)!));
}

function twoCheapest<S extends Step>(paths: readonly Path<S>[]): readonly Path<S>[] {
  return paths.toSorted((one, other) => one.cost - other.cost).slice(0, 2);
}
