import * as tf from '@tensorflow/tfjs-core';

/** The kernels take only a multiple of so many filters. */
const STEP = 8;

/** With zeros along the last axis up to a multiple of what the kernels take. */
export function widened<T extends tf.Tensor>(tensor: T): T {
  const missing = -tensor.shape[tensor.rank - 1]! & (STEP - 1);
  if (missing === 0) return tensor;
  return tf.pad(
    tensor,
    tensor.shape.map((_, axis) => [0, axis === tensor.rank - 1 ? missing : 0]),
  );
}

/** The first `count` along the last axis. */
export function narrowed<T extends tf.Tensor>(tensor: T, count: number): T {
  if (tensor.shape[tensor.rank - 1] === count) return tensor;
  return tf.slice(
    tensor,
    tensor.shape.map(() => 0),
    [...tensor.shape.slice(0, -1), count],
  );
}
