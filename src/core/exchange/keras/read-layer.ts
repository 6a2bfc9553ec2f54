import * as v from 'valibot';
import { LAYER_KINDS } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import { shownName } from '../shown-name';
import type { KerasLayer } from './keras-chain';
import {
  count,
  dataFormat,
  flag,
  isFirst,
  padding,
  plain,
  type Reader,
  reader,
  type ReadLayer,
  side,
} from './layer-reader';
import { activated, activation, ACTIVATION_READERS } from './read-activation';
import { CHANGE_READERS, isIdle, readIdle } from './read-change';
import { CONVOLUTION_READERS } from './read-convolution';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const pool = v.object({ pool_size: v.optional(side, 2), strides: v.nullish(side), padding, data_format: dataFormat });
const poolReader = (kind: 'maxPool' | 'averagePool'): Reader =>
  reader(pool, ({ pool_size: size, strides, padding, data_format: format }, name) => ({
    ...plain({ kind, name, size, stride: strides ?? size, padding }),
    channelsFirst: isFirst(format),
  }));

const READERS: Readonly<Record<string, Reader>> = {
  ...CONVOLUTION_READERS,
  Dense: reader(v.object({ units: count, activation, use_bias: flag }), ({ units, activation, use_bias }, name) =>
    activated({ kind: 'dense', name, units }, use_bias ? ['kernel', 'bias'] : ['kernel'], activation),
  ),
  BatchNormalization: reader(
    v.object({
      axis: v.optional(v.union([v.picklist([-1, 1, 3]), v.pipe(v.array(v.picklist([1, 3])), v.length(1))]), -1),
      momentum: v.optional(v.number(), 0.99),
      epsilon: v.optional(v.number(), 1e-3),
      center: flag,
      scale: flag,
    }),
    ({ axis, momentum, epsilon, center, scale }, name) => ({
      layers: [{ kind: 'batchNorm', name, momentum, epsilon }],
      parts: [
        ...(scale ? (['gamma'] as const) : []),
        ...(center ? (['beta'] as const) : []),
        'moving_mean',
        'moving_variance',
      ],
      channelsFirst: String(axis) === '1',
    }),
  ),
  ...ACTIVATION_READERS,
  MaxPooling2D: poolReader('maxPool'),
  AveragePooling2D: poolReader('averagePool'),
  GlobalAveragePooling2D: reader(
    v.object({ data_format: dataFormat, keepdims: v.nullish(v.literal(false, 'only false can be taken')) }),
    ({ data_format: format }, name) => ({
      ...plain({ kind: 'globalAveragePool', name }),
      channelsFirst: isFirst(format),
    }),
  ),
  GlobalMaxPooling2D: reader(
    v.object({ data_format: dataFormat, keepdims: v.nullish(v.boolean()) }),
    ({ data_format: format, keepdims }) => ({
      ...plain(),
      channelsFirst: isFirst(format),
      change: { kind: 'globalMax', keepsDims: keepdims ?? false },
    }),
  ),
  Flatten: reader(v.object({ data_format: dataFormat }), ({ data_format: format }, name) => ({
    ...plain({ kind: 'flatten', name }),
    channelsFirst: isFirst(format),
  })),
  Dropout: reader(v.object({ rate: v.optional(share, 0) }), ({ rate }, name) =>
    plain({ kind: 'dropout', name, rate: Math.min(rate, LAYER_KINDS.dropout.limits.rate!.most) }),
  ),
  ...CHANGE_READERS,
};

/** Reads one layer. @throws UserError that names it, and says why it can't be taken */
export function readKerasLayer(layer: KerasLayer): ReadLayer {
  if (isIdle(layer)) return readIdle(layer);
  if (!Object.hasOwn(READERS, layer.className))
    throw new UserError(
      `Layer “${shownName(layer.name)}” is of the kind ${shownName(layer.className)}, which can't be taken.`,
    );
  return READERS[layer.className]!(layer);
}
