import type { Trace } from '../../../core/network/trace';

/**
 * What of a trace is other than in another, value by value: `other - one`, for every layer and the image. Its answer has
 * the other's digit, and the differences of the probabilities.
 * @throws Error where the two networks' layers have other shapes
 */
export function differenceTrace(one: Trace, other: Trace): Trace {
  if (one.layers.length !== other.layers.length) throw new Error('Traces of two architectures have no difference.');
  return {
    image: subtract(one.image, other.image),
    layers: other.layers.map((layer, index) => ({
      ...layer,
      values: subtract(one.layers[index]!.values, layer.values),
    })),
    answer: {
      digit: other.answer.digit,
      probabilities: subtract(one.answer.probabilities, other.answer.probabilities),
    },
  };
}

function subtract(one: Float32Array, other: Float32Array): Float32Array {
  if (one.length !== other.length) throw new Error('Traces of two architectures have no difference.');
  return other.map((value, index) => value - one[index]!);
}
