import * as v from 'valibot';
import { writeCount, writeCounted } from '../../words/quantities';
import type { DenseSum } from '../explain/cell-sum';
import { allOf } from '../explain/region';
import { positionOf } from '../cell-position';
import { type Cell, type LayerKind, MAKES_VALUES } from './layer-kind';
import { layerName, MOST_OUTPUTS, wholeNumber, within } from './limits';

const limits = { units: wholeNumber('units', 1, MOST_OUTPUTS) };

const schema = v.strictObject({ kind: v.literal('dense'), name: layerName, units: within(limits.units) });

/** Every unit wired to every input. */
export type DenseLayer = Readonly<v.InferOutput<typeof schema>>;

/** How many contributions to a value are listed. */
const STRONGEST = 16;

export const dense: LayerKind<DenseLayer> = {
  ...MAKES_VALUES,
  schema,
  limits,

  stem: 'dense',
  short: 'dense',
  title: 'Dense',
  added: { kind: 'dense', name: '', units: 64 },
  form: [{ key: 'units', label: 'Units', step: 1, most: 1024 }],
  summary: ({ units }) => `${units} units`,
  describe: ({ units }, input) =>
    `Each of ${writeCounted(units, 'unit')} adds up all ${writeCount(input.reduce((product, side) => product * side, 1))} values that come in, each times a weight of its own.`,

  takes: 'row',
  shape: (layer) => [layer.units],
  weights: (layer, [inputs]) => [
    { part: 'kernel', shape: [inputs, layer.units], start: 'glorot', trained: true },
    { part: 'bias', shape: [layer.units], start: 'zeros', trained: true },
  ],
  multiplications: (layer, [inputs]) => inputs * layer.units,

  makes: 'units',
  windows: () => null,
  region: (_layer, input) => allOf(input),
  sum: addUp,
  fedBy: 'kernel',
  isHomogeneous: false,
  passesAffine: () => false,
};

function addUp({ layer: { units }, input: shape, values, weights, position, sourceOf }: Cell<DenseLayer>): DenseSum {
  const unit = position.map;
  const [kernel, biases] = weights;
  const products = Array.from(values, (value, at) => value * kernel![at * units + unit]!);
  const order = products.map((_, at) => at).sort((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!));
  const contributions = order.slice(0, STRONGEST).map((at) => ({
    source: sourceOf(positionOf(shape, at)),
    input: values[at]!,
    weight: kernel![at * units + unit]!,
    product: products[at]!,
  }));
  const rest = order.slice(STRONGEST);
  const sum = rest.reduce((total, at) => total + products[at]!, 0);
  const bias = biases![unit]!;
  const value = contributions.reduce((total, { product }) => total + product, sum + bias);
  return { kind: 'dense', contributions, rest: { count: rest.length, sum }, bias, value };
}
