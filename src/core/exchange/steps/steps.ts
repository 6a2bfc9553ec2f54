import type { Layer, Shape } from '../../network/layer';
import type { PlannedLayer } from '../../network/layer-kinds';
import { sizeOf } from '../../network/layer-kinds';
import { windowsAlong } from '../../network/sliding-window';
import type { Weights } from '../../network/weights';
import { affineOf } from '../../network/affine';
import type { ExportedModel } from '../exported-model';

/**
 * A network as the plain steps of its forward pass, for places that have no library: the page and the C source. What does
 * nothing when reading is left out, and what can be worked out beforehand is.
 */

/** `[height, width, channels]` of maps, which lie row by row, column by column, channel by channel. */
export type Maps = readonly [number, number, number];

/** Windows of `size` x `size` that move by `stride`, the first one beginning `top` rows and `left` columns outside. */
interface Windows {
  readonly input: Maps;
  readonly output: Maps;
  readonly size: number;
  readonly stride: number;
  readonly top: number;
  readonly left: number;
}

/** `Weight` is an array of numbers here, or in what a step is written to. */
export type Step<Weight = Float32Array> =
  /** `kernel` has shape `[size, size, input channels, output channels]`. */
  | (Windows & { readonly kind: 'convolution'; readonly kernel: Weight; readonly bias: Weight })
  | (Windows & { readonly kind: 'maxPool' | 'averagePool' })
  | { readonly kind: 'globalAveragePool'; readonly input: Maps }
  /** `kernel` has shape `[inputs, units]`. */
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly units: number;
      readonly kernel: Weight;
      readonly bias: Weight;
    }
  /** Each channel of `cells` cells: times `factor`, plus `offset`; a batch norm. */
  | {
      readonly kind: 'scale';
      readonly cells: number;
      readonly channels: number;
      readonly factor: Weight;
      readonly offset: Weight;
    }
  | { readonly kind: 'relu' | 'sigmoid' | 'tanh' | 'softmax'; readonly count: number }
  /** What is below 0: times `slope`. */
  | { readonly kind: 'leakyRelu'; readonly count: number; readonly slope: number }
  /** What is below 0: `alpha` (exp(x) - 1). */
  | { readonly kind: 'elu'; readonly count: number; readonly alpha: number };

/** How many numbers a step takes. */
export function inputSize(step: Step<unknown>): number {
  if ('input' in step) return sizeOf(step.input);
  if ('count' in step) return step.count;
  return step.kind === 'dense' ? step.inputs : step.cells * step.channels;
}

/** How many numbers a step makes in another place; null where it changes the ones it takes where they are. */
export function outputSize(step: Step<unknown>): number | null {
  if ('output' in step) return sizeOf(step.output);
  if (step.kind === 'globalAveragePool') return step.input[2];
  return step.kind === 'dense' ? step.units : null;
}

/** The steps of a network's forward pass. */
export function stepsOf({ plan, weights }: Pick<ExportedModel, 'plan' | 'weights'>): readonly Step[] {
  let next = 0;
  return plan.flatMap((planned): readonly Step[] => {
    const step = stepOf(planned, weights.slice(next, (next += planned.weights.length)));
    return step === null ? [] : [step];
  });
}

/** Which step gives what the layer at `index` gives, both from 0; what does nothing passes on what came before it. */
export const stepIndex = (layers: readonly Layer[], index: number): number =>
  layers.slice(0, index + 1).filter(({ kind }) => kind !== 'flatten' && kind !== 'dropout').length - 1;

function stepOf({ layer, input, output }: PlannedLayer, weights: Weights): Step | null {
  const [kernel, bias] = weights.map(({ values }) => values);
  const count = sizeOf(input);
  switch (layer.kind) {
    case 'flatten':
    case 'dropout':
      return null;
    case 'convolution':
      return {
        kind: 'convolution',
        ...windows(layer, layer.kernelSize, input, output),
        kernel: kernel!,
        bias: bias ?? new Float32Array(layer.filters),
      };
    case 'maxPool':
    case 'averagePool':
      return { kind: layer.kind, ...windows(layer, layer.size, input, output) };
    case 'globalAveragePool':
      return { kind: 'globalAveragePool', input: input as Maps };
    case 'dense':
      return { kind: 'dense', inputs: count, units: layer.units, kernel: kernel!, bias: bias! };
    case 'batchNorm': {
      const channels = input.at(-1)!;
      const { scale, shift } = affineOf(layer, weights);
      const [factor, offset] = [new Float32Array(scale), new Float32Array(shift)];
      return { kind: 'scale', cells: count / channels, channels, factor, offset };
    }
    case 'leakyRelu':
      return { kind: 'leakyRelu', count, slope: layer.slope };
    case 'elu':
      return { kind: 'elu', count, alpha: layer.alpha };
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return { kind: layer.kind, count };
  }
}

function windows(
  { stride, padding }: Pick<Extract<Layer, { padding: unknown }>, 'stride' | 'padding'>,
  size: number,
  input: Shape,
  output: Shape,
): Windows {
  const [height, width] = input as Maps;
  const top = windowsAlong(height, size, stride, padding).before;
  const left = windowsAlong(width, size, stride, padding).before;
  return { input: input as Maps, output: output as Maps, size, stride, top, left };
}
