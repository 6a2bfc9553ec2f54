import * as v from 'valibot';
import { CLASSES, type Layer } from '../network/layer';
import { type PlannedLayer, planLayers, sizeOf } from '../network/layer-kinds';
import type { WeightPlan } from '../network/kinds/layer-kind';
import { layersSchema, limitFault, MOST_LAYERS } from '../network/layers-schema';
import type { NetworkData } from '../network/network-data';
import type { Weight, Weights } from '../network/weights';
import { checkWeights } from '../network/weights-check';
import { UserError } from '../user-error';
import { writeBeyond, writeLarge } from '../words/quantities';
import { shownName } from './shown-name';

/** A network that was brought in from elsewhere, ready to be an Inkling model. */
export interface ImportedNetwork {
  readonly layers: readonly Layer[];
  readonly weights: Weights;
  /** What the file calls it, where it says. */
  readonly name: string | null;
  /** What was changed on the way, a sentence each; none where it was taken as it is. */
  readonly notes: readonly string[];
  /** Whether it took images of 32x32: its first layer pads with paper, which is what 0 becomes where images are rescaled. */
  readonly framed?: true;
}

/** An array of numbers out of a file. */
export type WeightArray = Pick<Weight, 'shape' | 'values'>;

/** A layer out of a file, under the file's own name for it. Weights in Inkling's layout, Keras's; see `LayerKind.weights`. */
export interface DraftLayer {
  readonly layer: Layer;
  /** A `bias` or `beta` that is missing is all 0, a `gamma` all 1. */
  readonly weights: Readonly<Partial<Record<WeightPlan['part'], WeightArray>>>;
}

/** A network as an importer has read it. */
export interface NetworkDraft {
  readonly name: string | null;
  readonly layers: readonly DraftLayer[];
  readonly notes: readonly string[];
  /** See {@link ImportedNetwork.framed}. */
  readonly framed?: boolean;
}

/** What is not taken from elsewhere. No network for 28x28 images comes near these, and a hostile file is kept small. */
export const IMPORT_LIMITS = {
  layers: MOST_LAYERS,
  weights: 20_000_000,
  /** Numbers in one layer's output for one image. */
  output: 28 * 28 * 256,
  /** Numbers in all layers' outputs for one image, which are in memory at once for every image of a batch. */
  outputs: 1_000_000,
  /** Multiplications for one image. */
  multiplications: 400_000_000,
} as const;

/**
 * Makes an Inkling network of a draft: logits get their softmax, names become safe and unique, weights that may be missing
 * are filled in. What it gives is within the limits of `layersSchema`, so that it can be trained on and stored.
 * @throws UserError in one sentence that says which layer can't be taken and why
 */
export function finishNetwork({ name, layers, notes, framed = false }: NetworkDraft): ImportedNetwork {
  if (layers.length === 0) throw new UserError('There are no layers in it.');
  layers.forEach(({ layer }) => refuseBeyondLimits(layer));
  const { drafts: ended, note } = withSoftmax(layers);
  const drafts = named(ended);
  if (drafts.length > IMPORT_LIMITS.layers)
    throw new UserError(`It has ${drafts.length} layers; at most ${IMPORT_LIMITS.layers} can be taken.`);
  const planned = planLayers(drafts.map(({ layer }) => layer));
  const outputs = sizeOf(planned.at(-1)!.output);
  if (outputs !== CLASSES)
    throw new UserError(
      `It gives ${outputs} numbers; only networks with ${CLASSES}, one for each digit, can be taken.`,
    );
  refuseTooLarge(planned);
  const network = networkOf(drafts);
  return {
    layers: v.parse(layersSchema, network.layers),
    weights: network.weights,
    name,
    notes: [...notes, ...(framed ? [FRAMED_NOTE] : []), ...(note === null ? [] : [note])],
    ...(framed && { framed }),
  };
}

const FRAMED_NOTE = 'It took images of 32x32: they are 28x28 here, and its first layer sees paper around them.';

/** @throws UserError that names a layer of another program, its number that is beyond the limits of its kind, and these */
export function refuseBeyondLimits(layer: Layer): void {
  const fault = limitFault({ ...layer, name: shownName(layer.name) });
  if (fault !== null) throw new UserError(fault);
}

/** The network that layers and their weights are, those that may be missing filled in. @throws UserError where they don't fit */
export function networkOf(drafts: readonly DraftLayer[]): NetworkData {
  const planned = planLayers(drafts.map(({ layer }) => layer));
  const weights = planned.flatMap((plan, index) => weightsOf(plan, drafts[index]!));
  checkWeights(planned, weights);
  return { layers: planned.map(({ layer }) => layer), weights };
}

/** The layers with a softmax at their end, and what is to be said of that; null where they had it. */
function withSoftmax(layers: readonly DraftLayer[]): { drafts: readonly DraftLayer[]; note: string | null } {
  const last = layers.at(-1)!.layer;
  const softmax: DraftLayer = { layer: { kind: 'softmax', name: 'probabilities' }, weights: {} };
  switch (last.kind) {
    case 'softmax':
      return { drafts: layers, note: null };
    case 'sigmoid':
    case 'tanh':
      // What it squeezes together stays apart before it.
      return {
        drafts: [...layers.slice(0, -1), { layer: { ...softmax.layer, name: last.name }, weights: {} }],
        note: `“${shownName(last.name)}”, a ${last.kind} at the end, became a softmax of the same values, so that its ${CLASSES} outputs are probabilities; the same digit wins.`,
      };
    default:
      return {
        drafts: [...layers, softmax],
        note: `A softmax was added after “${last.name}”, so that its ${CLASSES} outputs are probabilities; the same digit wins.`,
      };
  }
}

/** Names with letters, digits and _ only, each once; case makes no difference. */
function named(drafts: readonly DraftLayer[]): readonly DraftLayer[] {
  const taken = new Set<string>();
  return drafts.map(({ layer, weights }) => {
    const plain = layer.name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
    const base = (plain || layer.kind.toLowerCase()).slice(0, 32);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}_${number}`;
    taken.add(name.toLowerCase());
    return { layer: { ...layer, name }, weights };
  });
}

function refuseTooLarge(planned: readonly PlannedLayer[]): void {
  const weights = planned.reduce((sum, { weightCount }) => sum + weightCount, 0);
  if (weights > IMPORT_LIMITS.weights)
    throw new UserError(
      `It has ${writeBeyond(weights, IMPORT_LIMITS.weights)} weights; at most ${writeLarge(IMPORT_LIMITS.weights)} can be taken.`,
    );
  const wide = planned.find(({ output }) => sizeOf(output) > IMPORT_LIMITS.output);
  if (wide)
    throw new UserError(
      `“${wide.layer.name}” makes ${writeLarge(sizeOf(wide.output))} numbers of one image, too many to be taken.`,
    );
  const outputs = planned.reduce((sum, { output }) => sum + sizeOf(output), 0);
  if (outputs > IMPORT_LIMITS.outputs)
    throw new UserError(`Its layers make ${writeLarge(outputs)} numbers of one image, too many to be taken.`);
  const work = planned.reduce((sum, { multiplications }) => sum + multiplications, 0);
  if (work > IMPORT_LIMITS.multiplications)
    throw new UserError(`It multiplies ${writeLarge(work)} times for one image, too often to be taken.`);
}

function weightsOf({ layer, weights }: PlannedLayer, draft: DraftLayer): readonly Weight[] {
  return weights.map(({ part, shape }): Weight => {
    const found = draft.weights[part] ?? usual(part, shape);
    if (found === null) throw new UserError(`The ${part.replace('_', ' ')} of “${layer.name}” is missing.`);
    if (part === 'moving_variance' && found.values.some((value) => value < 0))
      throw new UserError(`“${layer.name}” has a variance below 0.`);
    return { name: `${layer.name}/${part}`, shape: found.shape, values: found.values };
  });
}

/** What a weight is where a file leaves it out; null where it can't. */
function usual(part: WeightPlan['part'], shape: readonly number[]): WeightArray | null {
  switch (part) {
    case 'bias':
    case 'beta':
      return { shape, values: new Float32Array(sizeOf(shape)) };
    case 'gamma':
      return { shape, values: new Float32Array(sizeOf(shape)).fill(1) };
    case 'kernel':
    case 'moving_mean':
    case 'moving_variance':
      return null;
  }
}
