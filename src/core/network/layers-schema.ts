import * as v from 'valibot';
import type { Layer } from './layer';

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Layers are told apart by their names, which are also the names of their weights. */
const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/, 'a layer is named with letters, digits and _'));

const padding = v.picklist(['valid', 'same']);

/** What older files say nothing of. */
const poolPadding = v.optional(padding, 'valid');

const pool = { name, size: wholeNumber(1, 28), stride: wholeNumber(1, 28), padding: poolPadding };

const layerSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('convolution'),
    name,
    filters: wholeNumber(1, 4096),
    kernelSize: wholeNumber(1, 28),
    stride: wholeNumber(1, 28),
    padding,
    bias: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('batchNorm'),
    name,
    momentum: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    epsilon: v.pipe(v.number(), v.minValue(1e-9), v.maxValue(1)),
  }),
  v.strictObject({ kind: v.literal('relu'), name }),
  v.strictObject({ kind: v.literal('sigmoid'), name }),
  v.strictObject({ kind: v.literal('tanh'), name }),
  v.strictObject({ kind: v.literal('leakyRelu'), name, slope: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.strictObject({ kind: v.literal('elu'), name, alpha: v.pipe(v.number(), v.minValue(0), v.maxValue(10)) }),
  v.strictObject({ kind: v.literal('maxPool'), ...pool }),
  v.strictObject({ kind: v.literal('averagePool'), ...pool }),
  v.strictObject({ kind: v.literal('globalAveragePool'), name }),
  v.strictObject({ kind: v.literal('flatten'), name }),
  v.strictObject({ kind: v.literal('dropout'), name, rate: v.pipe(v.number(), v.minValue(0), v.maxValue(0.95)) }),
  v.strictObject({ kind: v.literal('dense'), name, units: wholeNumber(1, 16_384) }),
  v.strictObject({ kind: v.literal('softmax'), name }),
]);

/** A stack of layers that came from elsewhere. Whether they fit on each other is for `planLayers` to say. */
export const layersSchema: v.GenericSchema<unknown, readonly Layer[]> = v.pipe(
  v.array(layerSchema),
  v.minLength(1, 'a network needs layers'),
  v.maxLength(200, 'a network has at most 200 layers'),
  v.check((layers) => new Set(layers.map((layer) => layer.name)).size === layers.length, 'two layers have one name'),
);
