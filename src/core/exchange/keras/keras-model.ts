import type { Rescaling } from '../affine-layer';
import { UserError } from '../../user-error';
import { type NetworkDraft, refuseBeyondLimits, type WeightArray } from '../imported-network';
import { shownName } from '../shown-name';
import { DraftBuilder } from './draft-builder';
import { type PlacedLayer, readChain } from './keras-chain';
import type { ReadLayer, Stored } from './layer-reader';
import { LEAST_DEVIATION } from './read-change';
import { readKerasLayer } from './read-layer';

/** A layer of a Keras model with what it is here. */
export interface KnownLayer extends PlacedLayer, ReadLayer {}

/** A Keras model that is a stack of layers known here: Keras 2's and 3's configuration, TensorFlow.js's too. */
export interface KerasModel {
  readonly name: string | null;
  /** The shape of one image. */
  readonly input: readonly number[];
  /** Every layer of the model but its input, those that do nothing here included. */
  readonly layers: readonly KnownLayer[];
}

/** Values that a rescaling makes so much smaller were 0 to 255 before. */
const BYTE_SCALE = 1 / 50;

/**
 * Reads what Keras writes of a model: `{ class_name, config }`.
 * @throws UserError that says what it is not, or which layer can't be taken and why
 */
export function readKerasModel(modelConfig: unknown): KerasModel {
  const { name, input, layers } = readChain(modelConfig);
  const known = layers.map((layer): KnownLayer => ({ ...layer, ...readKerasLayer(layer) }));
  return {
    name,
    input: input === null ? usualInput(known) : withSides(input),
    layers: known,
  };
}

/** As {@link readKerasModel}, of a model of another program. @throws UserError where a number of a layer is beyond its limits, too */
export function readForeignModel(modelConfig: unknown): KerasModel {
  const model = readKerasModel(modelConfig);
  for (const { layers } of model.layers) layers.forEach(refuseBeyondLimits);
  return model;
}

/** Where the configuration doesn't say: a row of pixels if the first layer takes rows. */
const usualInput = (layers: readonly KnownLayer[]): readonly number[] =>
  layers[0]?.layers[0]?.kind === 'dense' ? [784] : [28, 28, 1];

/** Sides that are left open are those of an image here. */
const withSides = (shape: readonly (number | null)[]): readonly number[] => shape.map((side) => side ?? 28);

/**
 * The draft of a network, with each layer's weights.
 * @param weightsOf gives a layer's arrays in the order of its `parts`, as many as these
 */
export function networkDraftOf(
  { name, input, layers }: KerasModel,
  weightsOf: (layer: KnownLayer) => readonly WeightArray[],
): NetworkDraft {
  const builder = new DraftBuilder(input);
  const notes: string[] = [];
  for (const layer of layers) {
    const { change, note } = layer;
    if (change?.kind === 'reshape') builder.reshape(layer.name, change.shape);
    if (change?.kind === 'permute') builder.permute(layer.name, change.axes);
    if (change?.kind === 'rescale') notes.push(rescale(builder, layer.name, change));
    if (change?.kind === 'pad') builder.pad(layer.name, change, layer.channelsFirst ?? false);
    if (change?.kind === 'globalMax') builder.largest(layer.name, change.keepsDims, layer.channelsFirst ?? false);
    const stored = layer.parts.length > 0 ? named(layer, weightsOf(layer)) : {};
    if (change?.kind === 'normalize') notes.push(rescale(builder, layer.name, normalization(layer.name, stored)));
    const made = layer.made?.(stored);
    layer.layers.forEach((one, index) => {
      if (index > 0) builder.add(one, {}, null);
      else builder.add(made?.layer ?? one, made?.weights ?? stored, layer.channelsFirst ?? null);
    });
    if (layer.most !== undefined) builder.cap(layer.name, layer.most);
    if (note !== undefined) notes.push(note);
  }
  return { name, layers: builder.end(), notes, framed: builder.framed };
}

function named(layer: KnownLayer, arrays: readonly WeightArray[]): Stored {
  if (arrays.length !== layer.parts.length)
    throw new UserError(
      `Layer “${shownName(layer.name)}” needs ${layer.parts.length} weight arrays, but there are ${arrays.length}.`,
    );
  return Object.fromEntries(layer.parts.map((part, index) => [part, arrays[index]!]));
}

/** What a `Normalization` that was adapted to images does. @throws UserError where it treats pixels differently */
function normalization(name: string, weights: Stored): Rescaling {
  const [mean, variance] = [weights.moving_mean, weights.moving_variance].map((statistic) => {
    const values = statistic?.values ?? new Float32Array();
    if (values.some((value) => value !== values[0]))
      throw new UserError(`Layer “${shownName(name)}” has a mean for each pixel; only one for all can be taken.`);
    return values[0] ?? 0;
  }) as [number, number];
  const scale = 1 / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
  return { scale, offset: -mean * scale };
}

/** Rescales what comes next, and says so. A network that begins with it takes images of 0 to 255. */
function rescale(builder: DraftBuilder, name: string, change: Rescaling): string {
  const isOfBytes = builder.isEmpty && Math.abs(change.scale) < BYTE_SCALE;
  const scale = isOfBytes ? Number((change.scale * 255).toPrecision(6)) : change.scale;
  builder.rescale(name, { scale, offset: change.offset });
  const what = isOfBytes
    ? `“${shownName(name)}” took images of 0 to 255, which are 0 to 1 here`
    : `“${shownName(name)}” rescales`;
  return scale === 1 && change.offset === 0 ? `${what}: it was left out.` : `${what}: it went into the network.`;
}
