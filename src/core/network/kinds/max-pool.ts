import * as v from 'valibot';
import type { MapWindow, MaxPoolSum } from '../explain/cell-sum';
import { POOL_PARTS, poolKind, windowOfPool } from './pool-kind';

const schema = v.strictObject({ kind: v.literal('maxPool'), ...POOL_PARTS });

/** The largest value of each `size` x `size` window; padding is left out. */
export type MaxPoolLayer = Readonly<v.InferOutput<typeof schema>>;

export const maxPool = poolKind<MaxPoolLayer>({
  schema,
  stem: 'pool',
  short: 'pool',
  title: 'Max pooling',
  added: { kind: 'maxPool', name: '', size: 2, stride: 2, padding: 'valid' },
  keeps: 'largest value',
  sum: (cell) => findLargest(windowOfPool(cell)),
  passesAffine: ({ scale }) => scale.every((factor) => factor >= 0),
});

function findLargest(seen: MapWindow): MaxPoolSum {
  const value = Math.max(...seen.window);
  const at = seen.window.indexOf(value);
  const winner = { row: Math.floor(at / seen.columns), column: at % seen.columns };
  return { kind: 'maxPool', ...seen, winner, value };
}
