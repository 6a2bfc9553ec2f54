import * as v from 'valibot';
import { average, POOL_PARTS, poolKind, windowOfPool } from './pool-kind';

const schema = v.strictObject({ kind: v.literal('averagePool'), ...POOL_PARTS });

/** The mean of each `size` x `size` window; padding is left out of it. */
export type AveragePoolLayer = Readonly<v.InferOutput<typeof schema>>;

export const averagePool = poolKind<AveragePoolLayer>({
  schema,
  stem: 'average',
  short: 'avg',
  title: 'Average pooling',
  added: { kind: 'averagePool', name: '', size: 2, stride: 2, padding: 'valid' },
  keeps: 'mean',
  sum: (cell) => average('averagePool', windowOfPool(cell)),
  passesAffine: () => true,
});
