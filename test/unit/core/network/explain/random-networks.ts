import fc from 'fast-check';
import { Random } from '../../../../../src/core/data/random';
import type { Layer, Shape } from '../../../../../src/core/network/layer';
import { planLayer, type PlannedLayer, sizeOf } from '../../../../../src/core/network/layer-kinds';
import type { Weights } from '../../../../../src/core/network/weights';
import { UserError } from '../../../../../src/core/user-error';

/** Every kind that {@link randomPlan} makes networks of, which is every one: see {@link planWith}. */
export const ALL_KINDS: readonly Layer['kind'][] = [
  ...(['averagePool', 'batchNorm', 'convolution', 'dense', 'dropout', 'elu', 'flatten'] as const),
  ...(['globalAveragePool', 'leakyRelu', 'maxPool', 'relu', 'sigmoid', 'softmax', 'tanh'] as const),
];

const side = fc.integer({ min: 1, max: 4 });
const padding = fc.constantFrom('valid' as const, 'same' as const);
const pool = { name: fc.constant(''), size: side, stride: side, padding };

/** Layers that take maps and give maps. */
const mapLayer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({
    kind: fc.constant('convolution' as const),
    name: fc.constant(''),
    filters: fc.constantFrom(1, 3, 8),
    kernelSize: side,
    stride: fc.integer({ min: 1, max: 3 }),
    padding,
    bias: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('maxPool' as const), ...pool }),
  fc.record({ kind: fc.constant('averagePool' as const), ...pool }),
  anyLayer(),
);

/** Layers that take a row and give a row. */
const rowLayer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({ kind: fc.constant('dense' as const), name: fc.constant(''), units: fc.integer({ min: 1, max: 9 }) }),
  fc.constant<Layer>({ kind: 'flatten', name: '' }),
  anyLayer(),
);

function anyLayer(): fc.Arbitrary<Layer> {
  return fc.constantFrom<Layer>(
    { kind: 'batchNorm', name: '', momentum: 0.9, epsilon: 1e-3 },
    { kind: 'relu', name: '' },
    { kind: 'sigmoid', name: '' },
    { kind: 'tanh', name: '' },
    { kind: 'leakyRelu', name: '', slope: 0.2 },
    { kind: 'elu', name: '', alpha: 1 },
    { kind: 'elu', name: '', alpha: 0.6 },
    { kind: 'dropout', name: '', rate: 0.4 },
  );
}

/** Stacks of layers that read maps of that shape and end in the digits' probabilities. */
export function randomPlan(input: fc.Arbitrary<Shape>): fc.Arbitrary<readonly PlannedLayer[]> {
  const toRow = fc.constantFrom<Layer>({ kind: 'flatten', name: '' }, { kind: 'globalAveragePool', name: '' });
  const layers = fc.tuple(fc.array(mapLayer, { maxLength: 6 }), toRow, fc.array(rowLayer, { maxLength: 3 }));
  return fc.tuple(input, layers).map(([shape, [maps, row, rows]]) => {
    const end: Layer[] = [row, ...rows, { kind: 'dense', name: '', units: 10 }, { kind: 'softmax', name: '' }];
    return planFrom(shape, [...maps, ...end]);
  });
}

/** As {@link randomPlan}, of those that have a layer of that kind. */
export function planWith(kind: Layer['kind'], input: fc.Arbitrary<Shape>): fc.Arbitrary<readonly PlannedLayer[]> {
  return randomPlan(input).filter((plan) => plan.some(({ layer }) => layer.kind === kind));
}

/** Plans layers over an input of any shape; a layer too large for what comes in is left out. */
function planFrom(shape: Shape, layers: readonly Layer[]): readonly PlannedLayer[] {
  const source = { layer: { kind: 'relu', name: 'input' }, output: shape } as PlannedLayer;
  const planned: PlannedLayer[] = [];
  for (const layer of layers) {
    try {
      planned.push(planLayer({ ...layer, name: `layer_${planned.length}` }, planned[planned.length - 1] ?? source));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return planned;
}

/** Weights within these limits; variances between 0.5 and 2. A kernel's are divided by the root of its inputs. */
export function randomWeights(plan: readonly PlannedLayer[], seed: number, from: number, to: number): Weights {
  const random = Random.fromSeed(seed);
  return plan.flatMap(({ layer, weights }) =>
    weights.map(({ part, shape }) => {
      const size = sizeOf(shape);
      const scale = part === 'kernel' ? Math.sqrt(size / shape.at(-1)!) : 1;
      const one = () => (part === 'moving_variance' ? random.uniform(0.5, 2) : random.uniform(from, to) / scale);
      return { name: `${layer.name}/${part}`, shape, values: Float32Array.from({ length: size }, one) };
    }),
  );
}
