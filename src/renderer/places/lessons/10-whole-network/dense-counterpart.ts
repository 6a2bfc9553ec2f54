import { type PlannedLayer, sizeOf } from '../../../../core/network/layer-kinds';

/** A layer with weights beside the dense layer that would make as many values from as many. */
export interface Wiring {
  /** The layer's place in the plan. */
  readonly index: number;
  readonly kind: 'convolution' | 'dense';
  /** How many values come in, and go out. */
  readonly inputs: number;
  readonly outputs: number;
  /** The weights of its kernels or units, biases included. */
  readonly weights: number;
  /** Those of the dense layer in its stead. */
  readonly denseWeights: number;
  /** To how many of the values that come in each value that goes out is wired. */
  readonly wires: number;
  /** How often each weight is used for one image: in a convolution at every place of the map, in a dense layer once. */
  readonly uses: number;
}

/** The wiring of a network's convolutions and dense layers, in their order. */
export function wiringOf(plan: readonly PlannedLayer[]): readonly Wiring[] {
  return plan.flatMap(({ layer, input, output, weightCount }, index): readonly Wiring[] => {
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') return [];
    const [inputs, outputs] = [sizeOf(input), sizeOf(output)];
    const shared = { index, inputs, outputs, weights: weightCount };
    if (layer.kind === 'dense')
      return [{ ...shared, kind: 'dense', denseWeights: weightCount, wires: inputs, uses: 1 }];
    return [
      {
        ...shared,
        kind: 'convolution',
        denseWeights: inputs * outputs + (layer.bias ? outputs : 0),
        wires: layer.kernelSize ** 2 * input.at(-1)!,
        uses: outputs / layer.filters,
      },
    ];
  });
}
