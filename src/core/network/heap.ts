import * as tf from '@tensorflow/tfjs-core';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * The numbers of a tensor where they lie, without a copy. Valid only until the next tensor is made: the heap may then
 * move. To be written to only through {@link allocate}'s tensors.
 */
export function view(tensor: tf.Tensor): Float32Array {
  const backend = tf.backend();
  if (backend instanceof BackendWasm) return backend.typedArrayFromHeap(tensor) as Float32Array;
  return tensor.dataSync<'float32'>();
}

/** A new tensor with numbers of any value, to be filled through {@link view}. */
export function allocate(shape: readonly number[]): tf.Tensor {
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) return tf.zeros([...shape]);
  return tf.engine().makeTensorFromTensorInfo(backend.makeOutput([...shape], 'float32'));
}
