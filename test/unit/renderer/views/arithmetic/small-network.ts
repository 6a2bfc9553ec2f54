import { Random } from '../../../../../src/core/data/random';
import { offsetOf, positionOf } from '../../../../../src/core/network/cell-position';
import { type CellSum, explainCell } from '../../../../../src/core/network/explain/cell-sum';
import type { Layer } from '../../../../../src/core/network/layer';
import { planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { Network } from '../../../../../src/core/network/network';
import type { Spot } from '../../../../../src/core/network/spot';
import { startWindowBackend } from '../../../../../src/renderer/state/readers/wasm-backend';
import { randomWeights } from '../../../core/network/explain/random-networks';

/** Layers of every kind that a network can have, each with the others' values to work on, negative ones too. */
const LAYERS: readonly Layer[] = [
  { kind: 'convolution', name: 'conv', filters: 3, kernelSize: 3, stride: 1, padding: 'same', bias: true },
  { kind: 'batchNorm', name: 'norm', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'maxPool', name: 'pool', size: 2, stride: 2, padding: 'valid' },
  { kind: 'convolution', name: 'deep', filters: 4, kernelSize: 3, stride: 1, padding: 'valid', bias: false },
  { kind: 'leakyRelu', name: 'leaky', slope: 0.2 },
  { kind: 'averagePool', name: 'average', size: 2, stride: 2, padding: 'valid' },
  { kind: 'elu', name: 'elu', alpha: 0.6 },
  { kind: 'dropout', name: 'dropout', rate: 0.25 },
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'hidden', units: 20 },
  { kind: 'relu', name: 'relu' },
  { kind: 'sigmoid', name: 'sigmoid' },
  { kind: 'dense', name: 'wide', units: 12 },
  { kind: 'tanh', name: 'tanh' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

/** A network of every kind of layer with random weights, what it made of a random image, and where its values are. */
export class SmallNetwork {
  readonly plan = planLayers(LAYERS);
  readonly weights = randomWeights(this.plan, 4, -1, 1);
  readonly trace;

  private constructor() {
    const random = Random.fromSeed(4);
    const network = Network.fromWeights(LAYERS, this.weights);
    this.trace = network.trace(Float32Array.from({ length: 28 * 28 }, () => random.uniform()));
    network.dispose();
  }

  static async read(): Promise<SmallNetwork> {
    await startWindowBackend();
    return new SmallNetwork();
  }

  /** The value of the layer of that name whose place in the layer's values is `offset`. */
  spot(name: string, offset: number): Spot {
    const index = LAYERS.findIndex((layer) => layer.name === name);
    return { index, position: positionOf(this.plan[index]!.output, offset) };
  }

  /** The first value of the layer that is as wanted. */
  find(name: string, isWanted: (value: number) => boolean): Spot {
    const { values } = this.trace.layers[this.spot(name, 0).index]!;
    const offset = values.findIndex(isWanted);
    if (offset < 0) throw new Error(`No value of ${name} is as it is wanted.`);
    return this.spot(name, offset);
  }

  /** What the network itself made there; of the drawing for layer -1. */
  valueAt({ index, position }: Spot): number {
    if (index < 0) return this.trace.image[offsetOf([28, 28, 1], position)]!;
    return this.trace.layers[index]!.values[offsetOf(this.plan[index]!.output, position)]!;
  }

  /** What comes into a spot's layer. */
  inputOf({ index }: Spot): { readonly values: Float32Array; readonly size: readonly [number, number] } {
    const [height, width = 1] = this.plan[index]!.input;
    return { values: index === 0 ? this.trace.image : this.trace.layers[index - 1]!.values, size: [height, width] };
  }

  /** The sum behind a value of a layer of that kind. */
  sum<Kind extends CellSum['kind']>(kind: Kind, spot: Spot): Extract<CellSum, { kind: Kind }> {
    const sum = explainCell(this.plan, this.weights, this.trace, spot.index, spot.position);
    if (sum.kind !== kind) throw new Error(`A value of ${sum.kind} is no ${kind}.`);
    return sum as Extract<CellSum, { kind: Kind }>;
  }

  /** How many values a layer has. */
  sizeOf(name: string): number {
    return sizeOf(this.plan[this.spot(name, 0).index]!.output);
  }
}
