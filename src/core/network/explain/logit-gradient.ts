import { activationSlope, isActivation } from '../activation';
import type { BatchNormLayer } from '../layer';
import { type PlannedLayer, sizeOf } from '../layer-kinds';
import type { Trace } from '../trace';
import type { Weights } from '../weights';
import { weightsOf } from './layer-weights';
import { seenBy, windowOf } from './window';

/** What a layer's way back needs. */
interface Passage {
  readonly planned: PlannedLayer;
  readonly weights: readonly Float32Array[];
  /** What came in and what went out when the image was read. */
  readonly input: Float32Array;
  readonly output: Float32Array;
}

/**
 * How much a digit's logit changes with each value of an output: its gradient (backpropagation; Rumelhart et al. 1986)
 * when reading one image, so with batch norm's moving statistics and without dropout.
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
  let gradient = new Float32Array(sizeOf(plan[logits]!.output));
  gradient[digit] = 1;
  for (let at = logits; at > index; at--) {
    gradient = goBack(gradient, {
      planned: plan[at]!,
      weights: weightsOf(plan, weights, at).map(({ values }) => values),
      input: at === 0 ? trace.image : trace.layers[at - 1]!.values,
      output: trace.layers[at]!.values,
    });
  }
  return gradient;
}

/** From the gradient of a layer's output to that of its input. */
function goBack(gradient: Float32Array<ArrayBuffer>, passage: Passage): Float32Array<ArrayBuffer> {
  const { layer } = passage.planned;
  if (isActivation(layer)) return gradient.map((value, at) => value * activationSlope(layer, passage.output[at]!));
  switch (layer.kind) {
    case 'convolution':
      return throughConvolution(gradient, passage);
    case 'batchNorm':
      return throughBatchNorm(gradient, passage, layer);
    case 'maxPool':
      return throughMaxPool(gradient, passage);
    case 'averagePool':
      return throughAveragePool(gradient, passage);
    case 'globalAveragePool':
      return throughGlobalAveragePool(gradient, passage);
    case 'flatten':
    case 'dropout':
      return gradient;
    case 'dense':
      return throughDense(gradient, passage);
    case 'softmax':
      return throughSoftmax(gradient, passage);
  }
}

/** Every output hands its gradient to its window, by the kernel. Most are 0 after a pooling or a ReLU: they are left out. */
function throughConvolution(gradient: Float32Array, { planned, weights: [kernel] }: Passage) {
  const { side, stride, ...border } = windowOf(planned)!;
  const [height, width, channels] = planned.input as readonly [number, number, number];
  const [rows, columns, filters] = planned.output as readonly [number, number, number];
  const result = new Float32Array(height * width * channels);
  const filled = new Int32Array(filters);
  for (let cell = 0; cell < rows * columns; cell++) {
    let count = 0;
    for (let filter = 0; filter < filters; filter++)
      if (gradient[cell * filters + filter] !== 0) filled[count++] = filter;
    if (count === 0) continue;
    const top = Math.floor(cell / columns) * stride - border.top;
    const left = (cell % columns) * stride - border.left;
    for (let y = Math.max(0, -top); y < Math.min(side, height - top); y++)
      for (let x = Math.max(0, -left); x < Math.min(side, width - left); x++) {
        const target = ((top + y) * width + left + x) * channels;
        for (let channel = 0; channel < channels; channel++) {
          const part = ((y * side + x) * channels + channel) * filters;
          let sum = 0;
          for (let at = 0; at < count; at++) {
            const filter = filled[at]!;
            sum += gradient[cell * filters + filter]! * kernel![part + filter]!;
          }
          result[target + channel]! += sum;
        }
      }
  }
  return result;
}

function throughBatchNorm(
  gradient: Float32Array<ArrayBuffer>,
  { weights: [gamma, , , variance] }: Passage,
  { epsilon }: BatchNormLayer,
) {
  const factors = gamma!.map((scale, channel) => scale / Math.sqrt(variance![channel]! + epsilon));
  return gradient.map((value, at) => value * factors[at % factors.length]!);
}

/** Each window's gradient goes to its winner, the first of equals. */
function throughMaxPool(gradient: Float32Array, { planned, input, output }: Passage) {
  return throughWindows(gradient, planned, (cells, at, hand) => {
    const winner = cells.find((cell) => input[cell] === output[at]);
    if (winner === undefined) throw new Error('A pooled value is not in its window.');
    hand(winner, 1);
  });
}

/** Each window's gradient is shared out evenly among its cells. */
function throughAveragePool(gradient: Float32Array, { planned }: Passage) {
  return throughWindows(gradient, planned, (cells, _, hand) => {
    for (const cell of cells) hand(cell, 1 / cells.length);
  });
}

/**
 * Hands the gradient of every output of a pooling to cells of its window.
 * @param share hears the cells of a window, row by row, and the output that they make, and hands each its share
 */
function throughWindows(
  gradient: Float32Array,
  planned: PlannedLayer,
  share: (cells: readonly number[], output: number, hand: (cell: number, share: number) => void) => void,
) {
  const window = windowOf(planned)!;
  const input = planned.input as readonly [number, number, number];
  const [height, width, channels] = input;
  const columns = planned.output[1]!;
  const result = new Float32Array(height * width * channels);
  gradient.forEach((value, at) => {
    if (value === 0) return;
    const place = Math.floor(at / channels);
    const seen = seenBy(window, input, Math.floor(place / columns), place % columns);
    const cells: number[] = [];
    for (let y = seen.rows[0]; y < seen.rows[1]; y++)
      for (let x = seen.columns[0]; x < seen.columns[1]; x++) cells.push((y * width + x) * channels + (at % channels));
    share(cells, at, (cell, part) => (result[cell]! += part * value));
  });
  return result;
}

/** Each map's gradient is shared out evenly among its cells. */
function throughGlobalAveragePool(gradient: Float32Array, { input }: Passage) {
  const cells = input.length / gradient.length;
  return Float32Array.from(input, (_, at) => gradient[at % gradient.length]! / cells);
}

function throughDense(gradient: Float32Array, { input, weights: [kernel] }: Passage) {
  const units = gradient.length;
  return Float32Array.from(input, (_, place) => {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += gradient[unit]! * kernel![place * units + unit]!;
    return sum;
  });
}

function throughSoftmax(gradient: Float32Array<ArrayBuffer>, { output }: Passage) {
  const mean = gradient.reduce((sum, value, at) => sum + value * output[at]!, 0);
  return gradient.map((value, at) => output[at]! * (value - mean));
}
