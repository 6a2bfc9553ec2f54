import * as v from 'valibot';
import { activationKind } from './activation-kind';
import { WITHOUT_NUMBERS } from './layer-kind';
import { layerName } from './limits';

const schema = v.strictObject({ kind: v.literal('relu'), name: layerName });

/** Rectified linear unit: negatives become 0. */
export type ReluLayer = Readonly<v.InferOutput<typeof schema>>;

export const relu = activationKind<ReluLayer>({
  ...WITHOUT_NUMBERS,
  schema,
  stem: 'relu',
  short: 'relu',
  title: 'ReLU',
  added: { kind: 'relu', name: '' },
  describe: () => 'Rectified linear unit: negative values become 0, the others pass.',
  isHomogeneous: true,
  activation: {
    value: (_layer, x) => Math.max(0, x),
    formula: (_layer, x) => ['max(0, ', { name: 'input', value: x }, ')'],
    note: (_layer, x) => (x > 0 ? 'It is positive, and passes.' : 'It is not positive, and becomes 0.'),
  },
});
