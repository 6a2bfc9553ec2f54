import * as v from 'valibot';
import { offsetOf } from '../cell-position';
import { writeShare } from '../../words/quantities';
import { IN_PLACE, type LayerKind, WITHOUT_WEIGHTS } from './layer-kind';
import { layerName, realNumber, within } from './limits';

const limits = { rate: realNumber('rate', 0, 0.95) };

const schema = v.strictObject({ kind: v.literal('dropout'), name: layerName, rate: within(limits.rate) });

/** Leaves out a share `rate` of the values while training; does nothing when reading. */
export type DropoutLayer = Readonly<v.InferOutput<typeof schema>>;

export const dropout: LayerKind<DropoutLayer> = {
  ...IN_PLACE,
  ...WITHOUT_WEIGHTS,
  schema,
  limits,

  stem: 'dropout',
  short: 'drop',
  title: 'Dropout',
  added: { kind: 'dropout', name: '', rate: 0.25 },
  form: [{ key: 'rate', label: 'Share left out', step: 0.05 }],
  summary: ({ rate }) => writeShare(rate, 0),
  describe: ({ rate }) =>
    `Leaves out ${writeShare(rate, 0)} of the values at random while training; when reading, all pass.`,

  sum({ input: shape, position, values }) {
    const input = values[offsetOf(shape, position)]!;
    return { kind: 'dropout', input, value: input };
  },
  activation: null,
  passed: (_input, position) => position,
  isHomogeneous: true,
  passesAffine: () => false,
};
