import * as v from 'valibot';
import type { Shape } from '../layer';
import { offsetOf } from '../cell-position';
import { IN_PLACE, type LayerKind } from './layer-kind';
import { layerName, realNumber, within } from './limits';

const limits = { momentum: realNumber('momentum', 0, 1), epsilon: realNumber('epsilon', 1e-9, 1) };

const schema = v.strictObject({
  kind: v.literal('batchNorm'),
  name: layerName,
  /** How much of the moving mean and variance is kept at each training step. */
  momentum: within(limits.momentum),
  epsilon: within(limits.epsilon),
});

/** Per channel: subtract the mean, divide by the deviation, scale by gamma, add beta (Ioffe and Szegedy 2015). */
export type BatchNormLayer = Readonly<v.InferOutput<typeof schema>>;

const channelsOf = (input: Shape): number => input[input.length - 1] ?? 0;

export const batchNorm: LayerKind<BatchNormLayer> = {
  ...IN_PLACE,
  schema,
  limits,

  stem: 'norm',
  short: 'norm',
  title: 'Batch norm',
  added: { kind: 'batchNorm', name: '', momentum: 0.99, epsilon: 1e-3 },
  form: [],
  summary: () => '',
  describe: () =>
    'Shifts and scales each map by the mean and deviation it had in training, then by two learned numbers.',

  weights(_layer, input) {
    const shape = [channelsOf(input)];
    return [
      { part: 'gamma', shape, start: 'ones', trained: true },
      { part: 'beta', shape, start: 'zeros', trained: true },
      { part: 'moving_mean', shape, start: 'zeros', trained: false },
      { part: 'moving_variance', shape, start: 'ones', trained: false },
    ];
  },

  multiplications: (_layer, input) => input.reduce((product, side) => product * side, 1),

  activation: null,
  passed: null,
  isHomogeneous: false,
  passesAffine: () => false,

  sum({ layer: { epsilon }, input: shape, position, values, weights }) {
    const input = values[offsetOf(shape, position)]!;
    const [gamma, beta, mean, variance] = weights.map((row) => row[position.map]!) as [number, number, number, number];
    const value = (gamma * (input - mean)) / Math.sqrt(variance + epsilon) + beta;
    return { kind: 'batchNorm', input, mean, variance, epsilon, gamma, beta, value };
  },
};
