import type { WeightArray } from './imported-network';

/** A convolution's kernel `[height, width, inputs, outputs]` as `[outputs, inputs, height, width]`. */
export function outputsFirst({ shape, values }: WeightArray): WeightArray {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
  const moved = new Float32Array(values.length);
  let to = 0;
  for (let output = 0; output < outputs; output++)
    for (let input = 0; input < inputs; input++)
      for (let cell = 0; cell < height * width; cell++)
        moved[to++] = values[(cell * inputs + input) * outputs + output]!;
  return { shape: [outputs, inputs, height, width], values: moved };
}
