import * as v from 'valibot';
import { activationKind } from './activation-kind';
import { WITHOUT_NUMBERS } from './layer-kind';
import { layerName } from './limits';

const schema = v.strictObject({ kind: v.literal('sigmoid'), name: layerName });

/** Logistic function: 1 / (1 + exp(-x)), 0..1. */
export type SigmoidLayer = Readonly<v.InferOutput<typeof schema>>;

export const sigmoid = activationKind<SigmoidLayer>({
  ...WITHOUT_NUMBERS,
  schema,
  stem: 'sigmoid',
  short: 'sig',
  title: 'Sigmoid',
  added: { kind: 'sigmoid', name: '' },
  describe: () => 'Logistic function: squeezes every value in between 0 and 1.',
  isHomogeneous: false,
  activation: {
    value: (_layer, x) => 1 / (1 + Math.exp(-x)),
    formula: (_layer, x) => ['1 ÷ (1 + exp( ', { name: '−input', value: -x }, '))'],
    note: () => 'Between 0 and 1, whatever comes in: ½ at 0.',
  },
});
