import { sizeOf } from '../network/layer-kinds';
import { UserError } from '../user-error';
import { IMPORT_LIMITS, type WeightArray } from './imported-network';

/**
 * Kernels of other kinds of convolution as those of a plain one that does the same: `[height, width, inputs, outputs]`, with
 * zeros where they see nothing.
 */

type Sides = readonly [height: number, width: number, inputs: number, outputs: number];

/** A kernel whose value at each place is given. @throws UserError where it is too large */
function kernelOf(
  sides: Sides,
  valueAt: (row: number, column: number, input: number, output: number) => number,
): WeightArray {
  const [height, width, inputs, outputs] = sides;
  if (!(sizeOf(sides) <= IMPORT_LIMITS.weights))
    throw new UserError('One of its convolutions has more weights than can be taken, once its kernels are plain ones.');
  const values = new Float32Array(sizeOf(sides));
  let index = 0;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let input = 0; input < inputs; input++)
        for (let output = 0; output < outputs; output++) values[index++] = valueAt(row, column, input, output);
  return { shape: sides, values };
}

const sidesOf = ({ shape: [height = 0, width = 0, inputs = 0, outputs = 0] }: WeightArray): Sides => [
  height,
  width,
  inputs,
  outputs,
];

/** Of channels in groups, each of which makes its share of the outputs: `[height, width, inputs / groups, outputs]`. */
export function fromGroups(kernel: WeightArray, groups: number): WeightArray {
  const [height, width, each, outputs] = sidesOf(kernel);
  const share = outputs / groups;
  return kernelOf([height, width, each * groups, outputs], (row, column, input, output) =>
    Math.floor(input / each) === Math.floor(output / share)
      ? kernel.values[((row * width + column) * each + (input % each)) * outputs + output]!
      : 0,
  );
}

/** Of each channel by itself, several outputs of each: `[height, width, channels, outputs of each]`. */
export function fromDepthwise(kernel: WeightArray): WeightArray {
  const [height, width, channels, each] = sidesOf(kernel);
  return kernelOf([height, width, channels, channels * each], (row, column, input, output) =>
    Math.floor(output / each) === input
      ? kernel.values[((row * width + column) * channels + input) * each + (output % each)]!
      : 0,
  );
}

/** Of each channel by itself, and then a mixture of what came of it: `[1, 1, channels of it, outputs]`. */
export function fromSeparable(depthwise: WeightArray, pointwise: WeightArray): WeightArray {
  const [height, width, channels, each] = sidesOf(depthwise);
  const outputs = pointwise.shape.at(-1) ?? 0;
  return kernelOf([height, width, channels, outputs], (row, column, input, output) => {
    let sum = 0;
    for (let one = 0; one < each; one++)
      sum +=
        depthwise.values[((row * width + column) * channels + input) * each + one]! *
        pointwise.values[(input * each + one) * outputs + output]!;
    return sum;
  });
}

/** Of cells that lie `step` apart. */
export function fromDilated(kernel: WeightArray, step: number): WeightArray {
  const [height, width, inputs, outputs] = sidesOf(kernel);
  const spread = (side: number): number => (side - 1) * step + 1;
  return kernelOf([spread(height), spread(width), inputs, outputs], (row, column, input, output) =>
    row % step === 0 && column % step === 0
      ? kernel.values[(((row / step) * width + column / step) * inputs + input) * outputs + output]!
      : 0,
  );
}

/** Of an oblong, as a square that keeps the size of maps with a stride of 1. */
export function fromOblong(kernel: WeightArray): WeightArray {
  const [height, width, inputs, outputs] = sidesOf(kernel);
  const side = Math.max(height, width);
  const before = (own: number): number => Math.floor((side - 1) / 2) - Math.floor((own - 1) / 2);
  const [top, left] = [before(height), before(width)];
  return kernelOf([side, side, inputs, outputs], (row, column, input, output) => {
    const [down, right] = [row - top, column - left];
    const isWithin = down >= 0 && down < height && right >= 0 && right < width;
    return isWithin ? kernel.values[((down * width + right) * inputs + input) * outputs + output]! : 0;
  });
}
