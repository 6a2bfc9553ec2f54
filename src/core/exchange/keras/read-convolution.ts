import * as v from 'valibot';
import type { ConvolutionLayer } from '../../network/kinds/convolution';
import { UserError } from '../../user-error';
import type { DraftLayer, WeightArray } from '../imported-network';
import { fromDepthwise, fromDilated, fromGroups, fromOblong, fromSeparable } from '../plain-kernels';
import { shownName } from '../shown-name';
import {
  count,
  dataFormat,
  flag,
  isFirst,
  padding,
  type Reader,
  reader,
  type ReadLayer,
  type Stored,
} from './layer-reader';
import { type Activation, activated, activation } from './read-activation';

/** Keras's convolutions of maps, each as a plain one that does the same. */

const pair = v.union([
  v.pipe(
    count,
    v.transform((side) => [side, side] as const),
  ),
  v.tuple([count, count]),
]);
const even = v.pipe(
  pair,
  v.check(([height, width]) => height === width, 'only the same on both sides can be taken'),
  v.transform(([side]) => side),
);

const COMMON = {
  kernel_size: pair,
  strides: v.optional(even, 1),
  padding,
  data_format: dataFormat,
  dilation_rate: v.optional(even, 1),
  activation,
  use_bias: flag,
};

interface Common {
  readonly kernel_size: readonly [number, number];
  readonly strides: number;
  readonly padding: 'valid' | 'same';
  readonly data_format?: string | null | undefined;
  readonly dilation_rate: number;
  readonly activation?: Activation;
  readonly use_bias: boolean;
}

/**
 * A convolution whose kernel is made of what Keras keeps.
 * @param filters how many there are, where the configuration says; else they are as many as the kernel has
 * @throws UserError where no kernel of a square does the same
 */
function convolution(
  name: string,
  config: Common,
  filters: number,
  parts: ReadLayer['parts'],
  kernelOf: (stored: Stored) => WeightArray,
): ReadLayer {
  const { strides: stride, padding: mode, dilation_rate: dilation, use_bias: bias } = config;
  const sides = config.kernel_size.map((side) => (side - 1) * dilation + 1);
  const kernelSize = Math.max(...sides);
  if (sides[0] !== sides[1] && !(mode === 'same' && stride === 1))
    throw new UserError(
      `Layer “${shownName(name)}” can't be taken: its kernels are no squares, which takes the padding same and a stride of 1.`,
    );
  const layer: ConvolutionLayer = { kind: 'convolution', name, filters, kernelSize, stride, padding: mode, bias };
  const made = (stored: Stored): DraftLayer => {
    const own = kernelOf(stored);
    const dilated = dilation === 1 ? own : fromDilated(own, dilation);
    const kernel = sides[0] === sides[1] ? dilated : fromOblong(dilated);
    const outputs = kernel.shape.at(-1) ?? filters;
    return { layer: { ...layer, filters: outputs }, weights: { kernel, ...(stored.bias && { bias: stored.bias }) } };
  };
  return {
    ...activated(layer, bias ? [...parts, 'bias'] : parts, config.activation),
    channelsFirst: isFirst(config.data_format),
    made,
  };
}

/** The readers of convolutions. */
export const CONVOLUTION_READERS: Readonly<Record<string, Reader>> = {
  Conv2D: reader(
    v.object({ filters: count, groups: v.optional(count, 1), ...COMMON }),
    ({ filters, groups, ...config }, name) => {
      const read = convolution(name, config, filters, ['kernel'], ({ kernel }) =>
        groups === 1 ? kernel! : fromGroups(kernel!, groups),
      );
      const isPlain = groups === 1 && config.dilation_rate === 1 && config.kernel_size[0] === config.kernel_size[1];
      // A plain one has its weights as they are, which are checked against what it says.
      const { made, ...plain } = read;
      return isPlain ? plain : { ...plain, made: made! };
    },
  ),
  DepthwiseConv2D: reader(v.object(COMMON), (config, name) =>
    convolution(name, config, 1, ['depthwise_kernel'], (stored) => fromDepthwise(stored.depthwise_kernel!)),
  ),
  SeparableConv2D: reader(v.object({ filters: count, ...COMMON }), ({ filters, ...config }, name) =>
    convolution(name, config, filters, ['depthwise_kernel', 'pointwise_kernel'], (stored) =>
      fromSeparable(stored.depthwise_kernel!, stored.pointwise_kernel!),
    ),
  ),
};
