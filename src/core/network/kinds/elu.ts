import * as v from 'valibot';
import { writeValue } from '../../words/numbers';
import { activationKind } from './activation-kind';
import { layerName, realNumber, within } from './limits';

const limits = { alpha: realNumber('alpha', 0, 10) };

const schema = v.strictObject({ kind: v.literal('elu'), name: layerName, alpha: within(limits.alpha) });

/** Exponential linear unit: a negative x becomes `alpha` (exp(x) - 1), `alpha` 0 or more (Clevert et al. 2016). */
export type EluLayer = Readonly<v.InferOutput<typeof schema>>;

export const elu = activationKind<EluLayer>({
  schema,
  limits,
  stem: 'elu',
  short: 'elu',
  title: 'ELU',
  added: { kind: 'elu', name: '', alpha: 1 },
  form: [{ key: 'alpha', label: 'Alpha', step: 0.1 }],
  summary: ({ alpha }) => `alpha ${alpha}`,
  describe: ({ alpha }) =>
    `Exponential linear unit: positive values pass, negative ones bend towards ${writeValue(-alpha)}.`,
  isHomogeneous: false,
  activation: {
    value: ({ alpha }, x) => (x > 0 ? x : alpha * Math.expm1(x)),
    formula({ alpha }, x) {
      const input = { name: 'input', value: x };
      if (x > 0) return [input];
      return alpha === 1 ? ['exp( ', input, ') − 1'] : [`${alpha} × (exp( `, input, ') − 1)'];
    },
    note: (_layer, x) => (x > 0 ? 'It is positive, and passes.' : 'It is not positive, and is made smaller.'),
  },
});
