import * as v from 'valibot';
import { UserError } from '../../user-error';
import { writeCounted } from '../../words/quantities';
import type { ConvolutionSum } from '../explain/cell-sum';
import { allOf, windowsBehind } from '../explain/region';
import { layWindows } from '../explain/window';
import { type Windows, windowsAlong } from '../sliding-window';
import { offsetOf, positionOf } from '../cell-position';
import { asMaps, type Cell, type LayerKind, MAKES_VALUES } from './layer-kind';
import { layerName, MOST_OUTPUTS, MOST_SIDE, paddingSchema, wholeNumber, within } from './limits';
import { writeSlide } from './slide';

const limits = {
  filters: wholeNumber('filters', 1, MOST_OUTPUTS),
  kernelSize: wholeNumber('kernel size', 1, MOST_SIDE),
  stride: wholeNumber('stride', 1, MOST_SIDE),
};

const schema = v.strictObject({
  kind: v.literal('convolution'),
  name: layerName,
  filters: within(limits.filters),
  kernelSize: within(limits.kernelSize),
  stride: within(limits.stride),
  padding: paddingSchema,
  bias: v.boolean(),
});

/** Convolution, kernels of `kernelSize` x `kernelSize` over all channels; `bias` is off before a batch norm. */
export type ConvolutionLayer = Readonly<v.InferOutput<typeof schema>>;

const windowsOf = ({ kernelSize: side, stride, padding }: ConvolutionLayer): Windows => ({ side, stride, padding });

const outputSide = ({ kernelSize, stride, padding }: ConvolutionLayer, length: number): number =>
  windowsAlong(length, kernelSize, stride, padding).count;

export const convolution: LayerKind<ConvolutionLayer> = {
  ...MAKES_VALUES,
  schema,
  limits,

  stem: 'conv',
  short: 'conv',
  title: 'Convolution',
  added: { kind: 'convolution', name: '', filters: 16, kernelSize: 3, stride: 1, padding: 'valid', bias: true },
  form: [
    { key: 'filters', label: 'Kernels', step: 8, most: 128 },
    { key: 'kernelSize', label: 'Side', step: 1, most: 15 },
    { key: 'stride', label: 'Stride', step: 1, most: 4 },
  ],
  summary: (layer) =>
    [`${layer.filters} of ${layer.kernelSize}×${layer.kernelSize}`, ...writeSlide(layer, 1)].join(', '),
  describe: ({ filters, kernelSize }, input) =>
    `Each of ${filters} kernels, ${kernelSize}×${kernelSize} over ${writeCounted(input.at(-1)!, 'channel')}, slides over what comes in and makes one feature map: large values where its pattern is found.`,

  takes: 'maps',

  shape(layer, input) {
    const [height, width] = asMaps(input);
    const shape = [outputSide(layer, height), outputSide(layer, width), layer.filters] as const;
    if (shape[0] < 1 || shape[1] < 1)
      throw new UserError(
        `"${layer.name}" has kernels of ${layer.kernelSize}x${layer.kernelSize}, larger than its ${height}x${width} input.`,
      );
    return shape;
  },

  weights(layer, input) {
    const [, , channels] = asMaps(input);
    const kernel = [layer.kernelSize, layer.kernelSize, channels, layer.filters];
    return [
      { part: 'kernel', shape: kernel, start: 'he', trained: true },
      ...(layer.bias ? [{ part: 'bias', shape: [layer.filters], start: 'zeros', trained: true } as const] : []),
    ];
  },

  multiplications(layer, input) {
    const [height, width, channels] = asMaps(input);
    const outputs = outputSide(layer, height) * outputSide(layer, width);
    return outputs * layer.filters * layer.kernelSize ** 2 * channels;
  },

  makes: 'maps',
  windows: windowsOf,
  region: (layer, input, region) => ({
    ...windowsBehind(windowsOf(layer), asMaps(input), region),
    channels: allOf(input).channels,
  }),
  sum: convolve,
  fedBy: 'kernel',
  isHomogeneous: false,
  passesAffine: () => false,
};

function convolve({ layer, input, output, values, weights, position }: Cell<ConvolutionLayer>): ConvolutionSum {
  const [height, width, channels] = asMaps(input);
  const { side, stride, ...border } = layWindows(windowsOf(layer), height, width);
  const [kernels, biases] = weights;
  const filters = output.at(-1)!;
  const [top, left] = [position.row * stride - border.top, position.column * stride - border.left];
  const window = new Float32Array(side * side * channels);
  const kernel = Float32Array.from(window, (_, part) => kernels![part * filters + position.map]!);
  const perChannel = new Array<number>(channels).fill(0);
  for (let part = 0; part < window.length; part++) {
    const { map, row, column } = positionOf([side, side, channels], part);
    const [y, x] = [top + row, left + column];
    if (y < 0 || x < 0 || y >= height || x >= width) continue;
    window[part] = values[offsetOf(input, { map, row: y, column: x })]!;
    perChannel[map]! += window[part]! * kernel[part]!;
  }
  const bias = layer.bias ? biases![position.map]! : 0;
  const value = perChannel.reduce((sum, part) => sum + part, bias);
  return { kind: 'convolution', size: side, channels, top, left, window, kernel, perChannel, bias, value };
}
