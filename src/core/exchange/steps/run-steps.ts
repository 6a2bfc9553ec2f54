import type { Step } from './steps';

/** A forward pass in plain loops. `image` has shape `[28, 28]`, ink 1 on paper 0; the result is the last step's output. */
export function runSteps(steps: readonly Step[], image: Float32Array): Float32Array {
  return traceSteps(steps, image).at(-1) ?? image;
}

/** The same, with every step's output. */
export function traceSteps(steps: readonly Step[], image: Float32Array): readonly Float32Array[] {
  const outputs: Float32Array[] = [];
  for (const step of steps) outputs.push(run(outputs.at(-1) ?? image, step));
  return outputs;
}

function run(x: Float32Array, step: Step): Float32Array {
  switch (step.kind) {
    case 'convolution':
      return convolve(x, step);
    case 'maxPool':
    case 'averagePool':
      return pool(x, step);
    case 'globalAveragePool':
      return averageMaps(x, step.input[2]);
    case 'dense':
      return multiply(x, step);
    case 'scale':
      return x.map((value, index) => {
        const channel = index % step.channels;
        return value * step.factor[channel]! + step.offset[channel]!;
      });
    case 'relu':
      return x.map((value) => Math.max(value, 0));
    case 'sigmoid':
      return x.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return x.map(Math.tanh);
    case 'leakyRelu':
      return x.map((value) => (value < 0 ? step.slope * value : value));
    case 'elu':
      return x.map((value) => (value < 0 ? step.alpha * Math.expm1(value) : value));
    case 'softmax':
      return softmax(x);
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

function convolve(x: Float32Array, { input, output, size, stride, top, left, kernel, bias }: Of<'convolution'>) {
  const [height, width, channels] = input;
  const [rows, columns, filters] = output;
  const y = new Float32Array(rows * columns * filters);
  // Apart from the output, in the numbers that JavaScript reckons in: three times faster.
  const sums = new Float64Array(filters);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      sums.set(bias);
      for (let down = 0; down < size; down++) {
        const from = row * stride - top + down;
        if (from < 0 || from >= height) continue;
        for (let right = 0; right < size; right++) {
          const beside = column * stride - left + right;
          if (beside < 0 || beside >= width) continue;
          for (let channel = 0; channel < channels; channel++) {
            const value = x[(from * width + beside) * channels + channel]!;
            if (value === 0) continue;
            const weights = ((down * size + right) * channels + channel) * filters;
            for (let filter = 0; filter < filters; filter++) sums[filter]! += value * kernel[weights + filter]!;
          }
        }
      }
      y.set(sums, (row * columns + column) * filters);
    }
  return y;
}

/** Padding is left out of the largest value, and of the mean. */
function pool(x: Float32Array, { kind, input, output, size, stride, top, left }: Of<'maxPool' | 'averagePool'>) {
  const [height, width, channels] = input;
  const [rows, columns] = output;
  const y = new Float32Array(rows * columns * channels);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let channel = 0; channel < channels; channel++) {
        let largest = -Infinity;
        let sum = 0;
        let count = 0;
        for (let from = row * stride - top; from < row * stride - top + size; from++)
          for (let beside = column * stride - left; beside < column * stride - left + size; beside++) {
            if (from < 0 || from >= height || beside < 0 || beside >= width) continue;
            const value = x[(from * width + beside) * channels + channel]!;
            largest = Math.max(largest, value);
            sum += value;
            count += 1;
          }
        y[(row * columns + column) * channels + channel] = kind === 'maxPool' ? largest : sum / count;
      }
  return y;
}

function averageMaps(x: Float32Array, channels: number): Float32Array {
  const y = new Float32Array(channels);
  const cells = x.length / channels;
  x.forEach((value, index) => (y[index % channels]! += value / cells));
  return y;
}

function multiply(x: Float32Array, { units, kernel, bias }: Of<'dense'>): Float32Array {
  const sums = Float64Array.from(bias);
  x.forEach((value, input) => {
    if (value === 0) return;
    for (let unit = 0; unit < units; unit++) sums[unit]! += value * kernel[input * units + unit]!;
  });
  return Float32Array.from(sums);
}

function softmax(x: Float32Array): Float32Array {
  const largest = Math.max(...x);
  const y = x.map((value) => Math.exp(value - largest));
  const sum = y.reduce((total, value) => total + value, 0);
  return y.map((value) => value / sum);
}
