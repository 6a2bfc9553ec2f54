import * as tf from '@tensorflow/tfjs-core';

/**
 * The one kernel that TensorFlow.js's WebAssembly backend lacks to train a convolution, in its own operations: the gradient
 * of the filter is the input convolved with the output's gradient, batch and channels swapped.
 */
export function registerFilterGradient(): void {
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, pad, filterShape } = attrs as unknown as tf.Conv2DBackpropFilterAttrs;
      const padding = pad === 'same' ? (filterShape[0] - 1) / 2 : 0;
      if (![strides].flat().every((stride) => stride === 1) || !Number.isInteger(padding))
        throw new Error('Only convolutions with a stride of 1 whose padding is even on all sides can be trained.');
      const { x, dy } = inputs as unknown as { x: tf.Tensor4D; dy: tf.Tensor4D };
      const sides: [number, number] = [padding, padding];
      const padded = padding === 0 ? x : tf.pad(x, [[0, 0], sides, sides, [0, 0]]);
      const swapped = tf.conv2d(tf.transpose(padded, [3, 1, 2, 0]), tf.transpose(dy, [1, 2, 0, 3]), 1, 'valid');
      return tf.transpose(swapped, [1, 2, 0, 3]);
    },
  });
}
