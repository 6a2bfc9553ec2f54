import * as v from 'valibot';
import { IMAGE_SIZE } from '../../data/digits';
import { shownName } from '../shown-name';
import type { KerasLayer } from './keras-chain';
import { dataFormat, factor, isFirst, plain, type Reader, reader, type ReadLayer } from './layer-reader';

/** Keras's layers that are none here: they do nothing when reading, or only change how values lie or what they are in. */

/** A list of a few whole numbers. */
function axes(least: number) {
  return v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(1e6))),
    v.minLength(1),
    v.maxLength(4),
  );
}

/** What only does something while a network is trained, beside all that is random. */
const IDLE = [
  'SpatialDropout2D',
  'AlphaDropout',
  'GaussianNoise',
  'GaussianDropout',
  'ActivityRegularization',
  'MixUp',
  'CutMix',
];

/** A random crop is the middle of the image, or all of it, once a network is trained. */
const RANDOM = /^Random(?!Crop$)[A-Z]/;

/** Whether a layer does nothing when reading. */
export const isIdle = ({ className }: KerasLayer): boolean => IDLE.includes(className) || RANDOM.test(className);

/** What a layer that does nothing is here. */
export const readIdle = ({ name, className }: KerasLayer): ReadLayer => ({
  ...plain(),
  note: `“${shownName(name)}” (${shownName(className)}) does nothing once a network is trained, and was left out.`,
});

const size = v.literal(IMAGE_SIZE, `only ${IMAGE_SIZE} can be taken`);

/** What brings images to a size: to the one that they have. */
const resizing = reader(v.object({ height: size, width: size }), () => plain());

const width = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(IMAGE_SIZE));
const widths = v.pipe(
  v.union([
    v.pipe(
      width,
      v.transform((all) => [all, all] as const),
    ),
    v.tuple([width, width]),
  ]),
);

/** Keras writes the zeros of both sides, each before and after. */
const zeros = v.pipe(
  v.tuple([widths, widths]),
  v.check(([rows, columns]) => rows.join() === columns.join(), 'only the same on both sides can be taken'),
  v.transform(([[before, after]]) => ({ before, after })),
);

/** A number, or one for each channel in lists of any depth, all the same. */
const statistic = v.nullish(
  v.pipe(
    v.unknown(),
    v.transform((value) => [value].flat(6)),
    v.array(v.number()),
    v.minLength(1),
    v.check((values) => values.every((value) => value === values[0]), 'only one number for all can be taken'),
    v.transform((values) => values[0]!),
  ),
);

/** The readers of those that are told by their class. */
export const CHANGE_READERS: Readonly<Record<string, Reader>> = {
  Reshape: reader(v.object({ target_shape: axes(-1) }), ({ target_shape: shape }) => ({
    ...plain(),
    change: { kind: 'reshape', shape },
  })),
  Permute: reader(v.object({ dims: axes(1) }), ({ dims }) => ({ ...plain(), change: { kind: 'permute', axes: dims } })),
  Rescaling: reader(v.object({ scale: factor, offset: v.optional(factor, 0) }), ({ scale, offset }) => ({
    ...plain(),
    change: { kind: 'rescale', scale, offset },
  })),
  Normalization: reader(
    v.object({
      mean: statistic,
      variance: statistic,
      invert: v.optional(v.literal(false, 'only false can be taken'), false),
    }),
    ({ mean, variance }) => {
      if (typeof mean !== 'number' || typeof variance !== 'number')
        return { layers: [], parts: ['moving_mean', 'moving_variance'], spare: 1, change: { kind: 'normalize' } };
      const scale = 1 / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
      return { ...plain(), change: { kind: 'rescale', scale, offset: -mean * scale } };
    },
  ),
  ZeroPadding2D: reader(v.object({ padding: zeros, data_format: dataFormat }), ({ padding, data_format: format }) => ({
    ...plain(),
    channelsFirst: isFirst(format),
    change: { kind: 'pad', ...padding },
  })),
  Resizing: resizing,
  CenterCrop: resizing,
  RandomCrop: resizing,
  Identity: () => plain(),
};

/** What Keras divides by at least. */
export const LEAST_DEVIATION = 1e-7;
