import { kindOf, type PlannedLayer } from '../../../core/network/layer-kinds';

/** Layers that the picture shows as one: one that makes new maps or units, and those after it that only change them. */
export interface Block {
  /** The layer that it is named after: the first that has weights, or else the first. */
  readonly namesake: number;
  /** The layers' places in the plan; the drawing's is -1. */
  readonly indices: readonly number[];
  /** The weights of all of them. */
  readonly weightCount: number;
  /** Their multiplications for one image, and the share 0..1 that these are of the whole network's. */
  readonly multiplications: number;
  readonly share: number;
}

/** The drawing, then the network's layers, block after block. */
export function blocksOf(plan: readonly PlannedLayer[]): readonly Block[] {
  const all = plan.reduce((sum, { multiplications }) => sum + multiplications, 0);
  const groups: number[][] = [[-1]];
  plan.forEach(({ layer }, index) => {
    const { makes } = kindOf(layer);
    const before = plan[index - 1];
    // A dense layer reads the row that another layer makes of the maps for it.
    const readsRow = makes === 'units' && before !== undefined && kindOf(before.layer).makes === 'row';
    if (index === 0 || (makes !== null && !readsRow)) groups.push([index]);
    else groups.at(-1)!.push(index);
  });
  return groups.map((indices) => {
    const layers = indices.flatMap((index) => plan[index] ?? []);
    const multiplications = layers.reduce((sum, layer) => sum + layer.multiplications, 0);
    const weightCount = layers.reduce((sum, layer) => sum + layer.weightCount, 0);
    const namesake = indices.find((index) => (plan[index]?.weightCount ?? 0) > 0) ?? indices[0]!;
    return { namesake, indices, weightCount, multiplications, share: all > 0 ? multiplications / all : 0 };
  });
}
