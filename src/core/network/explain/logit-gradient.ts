import * as tf from '@tensorflow/tfjs-core';
import { type PlannedLayer, sizeOf } from '../layer-kinds';
import { inputGradientOf } from '../layer-tensors';
import type { Trace } from '../trace';
import type { Weights } from '../weights';
import { weightsOf } from './layer-weights';

/**
 * How much a digit's logit changes with each value of an output: its gradient when reading one image, so with batch norm's
 * moving statistics and without dropout. Needs the backend.
 * @param index the layer whose output it is; -1 for the drawing
 */
export function logitGradient(
  plan: readonly PlannedLayer[],
  weights: Weights,
  trace: Trace,
  digit: number,
  index: number,
): Float32Array {
  const logits = plan.length - 2;
  const start = new Float32Array(sizeOf(plan[logits]!.output));
  start[digit] = 1;
  const outputAt = (at: number) => (at < 0 ? trace.image : trace.layers[at]!.values);
  return tf.tidy(() => {
    let gradient: tf.Tensor = tf.tensor(start, [1, ...plan[logits]!.output]);
    for (let at = logits; at > index; at--) {
      const { layer, input, output } = plan[at]!;
      gradient = inputGradientOf(layer, {
        x: tf.tensor(outputAt(at - 1), [1, ...input]),
        y: tf.tensor(outputAt(at), [1, ...output]),
        weights: weightsOf(plan, weights, at).map(({ values, shape }) => tf.tensor(values, [...shape])),
        gradient,
      });
    }
    return gradient.dataSync<'float32'>();
  });
}
