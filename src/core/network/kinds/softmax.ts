import * as v from 'valibot';
import type { SoftmaxSum } from '../explain/cell-sum';
import { allOf } from '../explain/region';
import { type LayerKind, MAKES_VALUES, WITHOUT_NUMBERS, WITHOUT_WEIGHTS } from './layer-kind';
import { layerName } from './limits';

const schema = v.strictObject({ kind: v.literal('softmax'), name: layerName });

/** Turns logits into probabilities: exponentials, divided by their sum. The last layer of every network. */
export type SoftmaxLayer = Readonly<v.InferOutput<typeof schema>>;

export const softmax: LayerKind<SoftmaxLayer> = {
  ...MAKES_VALUES,
  ...WITHOUT_WEIGHTS,
  ...WITHOUT_NUMBERS,
  schema,

  stem: 'softmax',
  short: 'soft',
  title: 'Softmax',
  added: null,
  describe: () => 'Turns the logits into probabilities: exponentials, divided by their sum.',

  takes: 'row',
  shape: (_layer, input) => input,
  makes: null,
  windows: () => null,
  region: (_layer, input) => allOf(input),
  sum: ({ values, position }) => share(values, position.map),
  fedBy: 'all',
  isHomogeneous: false,
  passesAffine: () => false,
};

function share(logits: Float32Array, unit: number): SoftmaxSum {
  const largest = Math.max(...logits);
  const exponentials = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, exponential) => total + exponential, 0);
  return { kind: 'softmax', unit, logits, largest, exponentials, sum, value: exponentials[unit]! / sum };
}
