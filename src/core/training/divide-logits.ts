import type { Layer } from '../network/layer';
import { kindOf } from '../network/layer-kinds';
import type { WeightSlot } from '../network/weight-row';

/**
 * Divides the logits by a temperature, in the weights of the last layer that has any, laid in one row.
 * @returns whether that could be done: not where another function, such as a sigmoid, lies between them and the softmax
 */
export function divideLogits(
  layers: readonly Layer[],
  slots: readonly WeightSlot[],
  row: Float32Array,
  temperature: number,
): boolean {
  // What is divided before a homogeneous layer is divided after it.
  const last = layers.slice(0, -1).findLast((layer) => !kindOf(layer).isHomogeneous);
  // A batch norm's moving values are no factors of what it gives.
  const divided = slots.filter(({ name, role }) => name.startsWith(`${last?.name}/`) && role !== 'followed');
  for (const { start, end } of divided) for (let i = start; i < end; i++) row[i]! /= temperature;
  return divided.length > 0;
}
