import { UserError } from '../user-error';
import { writeBeyond, writeCount, writeLarge } from '../words/quantities';
import { ARCHITECTURES } from './architectures';
import { CLASSES, type Layer } from './layer';
import { kindOf, planLayer, type PlannedLayer, planLayers } from './layer-kinds';
import { limitFault } from './layers-schema';

/** What is wrong with a stack of layers, and at which of them (from 0; the number of layers for what is missing at the end). */
export interface StackFault {
  readonly index: number;
  readonly sentence: string;
}

/** A stack of layers that somebody is building, as far as it fits. */
export interface Stack {
  /** The layers up to the first that can't follow the one before it, each with its shapes, weights and multiplications. */
  readonly planned: readonly PlannedLayer[];
  /** The first fault; null for a network that can be trained. */
  readonly fault: StackFault | null;
  /** Sums over {@link planned}; multiplications are for one image. */
  readonly weightCount: number;
  readonly multiplications: number;
}

/** More would not fit into a trainer's memory with their gradients and the optimizer's moments. */
const MOST_WEIGHTS = 10_000_000;

/** Plans a stack as far as it fits, and says what keeps it from being trained. */
export function planStack(layers: readonly Layer[]): Stack {
  const { planned, fault: misfit } = planWhatFits(layers);
  const weightCount = planned.reduce((sum, layer) => sum + layer.weightCount, 0);
  const multiplications = planned.reduce((sum, layer) => sum + layer.multiplications, 0);
  const fault = findLimitFault(layers) ?? misfit ?? findEndFault(planned) ?? findWeightFault(planned, weightCount);
  return { planned, fault, weightCount, multiplications };
}

/** A stored network may be of a time with other limits; a run of it could not be read back. */
function findLimitFault(layers: readonly Layer[]): StackFault | null {
  for (const [index, layer] of layers.entries()) {
    const sentence = limitFault(layer);
    if (sentence !== null) return { index, sentence };
  }
  return null;
}

function planWhatFits(layers: readonly Layer[]): Pick<Stack, 'planned' | 'fault'> {
  const planned: PlannedLayer[] = [];
  for (const [index, layer] of layers.entries()) {
    try {
      planned.push(planLayer(layer, planned.at(-1) ?? null));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { planned, fault: { index, sentence: error.message } };
    }
  }
  return { planned, fault: null };
}

function findEndFault(planned: readonly PlannedLayer[]): StackFault | null {
  const end = planned.at(-1);
  if (end?.layer.kind === 'softmax' && end.output[0] === CLASSES) return null;
  const sentence = `A network ends with a row of ${CLASSES} numbers, one for each digit, and a softmax.`;
  return { index: planned.length, sentence };
}

/** At the layer that has the most of them. */
function findWeightFault(planned: readonly PlannedLayer[], weightCount: number): StackFault | null {
  if (weightCount <= MOST_WEIGHTS) return null;
  const index = planned.reduce((most, layer, at) => (layer.weightCount > planned[most]!.weightCount ? at : most), 0);
  const [count, most] = [writeBeyond(weightCount, MOST_WEIGHTS), writeLarge(MOST_WEIGHTS)];
  const sentence = `The network has ${count} weights, most of them in "${planned[index]!.layer.name}"; at most ${most} can be trained here.`;
  return { index, sentence };
}

/** A network is called slow from so many times the work of the table's largest. */
const SLOW_FROM = 6;

const LARGEST_WORK = planLayers(ARCHITECTURES.cnn.layers).reduce((sum, layer) => sum + layer.multiplications, 0);

/** A warning that a network would train very slowly, as a sentence; null where it would not. */
export function slowness({ multiplications }: Pick<Stack, 'multiplications'>): string | null {
  const times = multiplications / LARGEST_WORK;
  if (times < SLOW_FROM) return null;
  return `This network multiplies ${writeCount(times)} times as much as ${ARCHITECTURES.cnn.title}, and trains that much slower.`;
}

/**
 * Gives every layer a name of its own (conv_1, conv_2, ..., and at the end logits and probabilities), and every convolution
 * a bias unless a batch norm follows, which has one.
 */
export function nameLayers(layers: readonly Layer[]): readonly Layer[] {
  const counts = new Map<Layer['kind'], number>();
  return layers.map((layer, index) => {
    const number = (counts.get(layer.kind) ?? 0) + 1;
    counts.set(layer.kind, number);
    const name = endName(layer, layers.length - index) ?? `${kindOf(layer).stem}_${number}`;
    return layer.kind === 'convolution'
      ? { ...layer, name, bias: !isNormalized(layers.slice(index + 1)) }
      : { ...layer, name };
  });
}

/** Whether a batch norm comes next; pooling before it changes nothing about a bias. */
const isNormalized = (following: readonly Layer[]): boolean =>
  following.find(({ kind }) => kind !== 'maxPool' && kind !== 'averagePool')?.kind === 'batchNorm';

/** `fromEnd` is 1 for the last layer. */
function endName({ kind }: Layer, fromEnd: number): string | null {
  if (kind === 'softmax' && fromEnd === 1) return 'probabilities';
  if (kind === 'dense' && fromEnd === 2) return 'logits';
  return null;
}
