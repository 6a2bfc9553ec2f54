import * as v from 'valibot';
import { activationKind } from './activation-kind';
import { layerName, realNumber, within } from './limits';

const limits = { slope: realNumber('slope', 0, 1) };

const schema = v.strictObject({ kind: v.literal('leakyRelu'), name: layerName, slope: within(limits.slope) });

/** Leaky ReLU: negatives are multiplied by `slope`, 0 or more (Maas et al. 2013). */
export type LeakyReluLayer = Readonly<v.InferOutput<typeof schema>>;

export const leakyRelu = activationKind<LeakyReluLayer>({
  schema,
  limits,
  stem: 'leaky',
  short: 'leaky',
  title: 'Leaky ReLU',
  added: { kind: 'leakyRelu', name: '', slope: 0.1 },
  form: [{ key: 'slope', label: 'Slope below 0', step: 0.05 }],
  summary: ({ slope }) => `slope ${slope}`,
  describe: ({ slope }) => `Leaky ReLU: positive values pass, negative ones are multiplied by ${slope}.`,
  isHomogeneous: true,
  activation: {
    value: ({ slope }, x) => (x > 0 ? x : slope * x),
    formula: ({ slope }, x) => [...(x > 0 ? [] : [`${slope} × `]), { name: 'input', value: x }],
    note: (_layer, x) => (x > 0 ? 'It is positive, and passes.' : 'It is not positive, and is made smaller.'),
  },
});
