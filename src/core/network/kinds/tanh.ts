import * as v from 'valibot';
import { activationKind } from './activation-kind';
import { WITHOUT_NUMBERS } from './layer-kind';
import { layerName } from './limits';

const schema = v.strictObject({ kind: v.literal('tanh'), name: layerName });

/** Hyperbolic tangent, -1..1. */
export type TanhLayer = Readonly<v.InferOutput<typeof schema>>;

export const tanh = activationKind<TanhLayer>({
  ...WITHOUT_NUMBERS,
  schema,
  stem: 'tanh',
  short: 'tanh',
  title: 'Tanh',
  added: { kind: 'tanh', name: '' },
  describe: () => 'Hyperbolic tangent: squeezes every value in between −1 and 1.',
  isHomogeneous: false,
  activation: {
    value: (_layer, x) => Math.tanh(x),
    formula: (_layer, x) => ['tanh( ', { name: 'input', value: x }, ')'],
    note: () => 'Between −1 and 1, whatever comes in: 0 at 0.',
  },
});
