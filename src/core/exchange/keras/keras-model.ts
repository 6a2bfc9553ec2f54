import { UserError } from '../../user-error';
import type { DraftLayer, NetworkDraft, WeightArray } from '../imported-network';
import { type KerasLayer, readChain } from './keras-chain';
import { readLayer, type ReadLayer, shown } from './read-layer';

/** A layer of a Keras model with what it is here. */
export interface KnownLayer extends KerasLayer, ReadLayer {}

/** A Keras model that is a stack of layers known here: Keras 2's and 3's configuration, TensorFlow.js's too. */
export interface KerasModel {
  readonly name: string | null;
  readonly input: NetworkDraft['input'];
  /** Every layer of the model but its input, those that do nothing here included. */
  readonly layers: readonly KnownLayer[];
  readonly notes: readonly string[];
}

/**
 * Reads what Keras writes of a model: `{ class_name, config }`.
 * @throws UserError that says what it is not, or which layer can't be taken and why
 */
export function readKerasModel(modelConfig: unknown): KerasModel {
  const chain = readChain(modelConfig);
  const [first] = chain.layers;
  const isImage = first !== undefined && isReshape(first) && /^28,28(,1)?$/.test(String(first.config.target_shape));
  const layers = chain.layers.map((layer, place): KnownLayer => {
    if (isImage && place === 0) return { ...layer, ...reshapedImage(layer) };
    return { ...layer, ...(isReshape(layer) ? reshapedRow(layer) : readLayer(layer)) };
  });
  return {
    name: chain.name,
    input: inputOf(chain.input) === 'row' && !isImage ? 'row' : 'image',
    layers,
    notes: layers.flatMap(({ note }) => note ?? []),
  };
}

/**
 * The draft of a network, with each layer's weights.
 * @param weightsOf gives a layer's arrays in the order of its `parts`, as many as these
 */
export function draftOf(
  { name, input, layers, notes }: KerasModel,
  weightsOf: (layer: KnownLayer) => readonly WeightArray[],
): NetworkDraft {
  const drafts = layers.flatMap((layer): readonly DraftLayer[] => {
    const arrays = layer.parts.length > 0 ? weightsOf(layer) : [];
    if (arrays.length !== layer.parts.length)
      throw new UserError(
        `Layer “${shown(layer.name)}” needs ${layer.parts.length} weight arrays, but there are ${arrays.length}.`,
      );
    const weights = Object.fromEntries(layer.parts.map((part, place) => [part, arrays[place]!]));
    return layer.layers.map((one, place) => ({ layer: one, weights: place === 0 ? weights : {} }));
  });
  return { name, input, layers: drafts, notes };
}

function inputOf(shape: readonly (number | null)[] | null): NetworkDraft['input'] {
  const size = shape?.map((side) => side ?? '?').join('x');
  if (size === '784') return 'row';
  if (size === undefined || size === '28x28x1' || size === '28x28') return 'image';
  throw new UserError(
    `It takes ${shown(size)}; only networks for one image of 28x28x1, or for a row of 784 numbers, can be taken.`,
  );
}

const isReshape = ({ className }: KerasLayer): boolean => className === 'Reshape';

const reshapedImage = ({ name }: KerasLayer): ReadLayer => ({
  layers: [],
  parts: [],
  note: `“${shown(name)}” only brought the image into shape, and was left out.`,
});

/** A reshape to a row is a flatten. */
function reshapedRow({ name, config }: KerasLayer): ReadLayer {
  const { target_shape: target } = config;
  if (!Array.isArray(target) || target.length !== 1)
    throw new UserError(`Layer “${shown(name)}” reshapes to [${shown(String(target))}], which can't be taken.`);
  return { layers: [{ kind: 'flatten', name }], parts: [] };
}
