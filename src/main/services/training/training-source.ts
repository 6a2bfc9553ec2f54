import { NO_DIGITS, type Digits } from '../../../core/data/digits';
import { ARCHITECTURES } from '../../../core/network/architectures';
import type { Layer } from '../../../core/network/layer';
import type { NetworkData } from '../../../core/network/network-data';
import { planStack } from '../../../core/network/stack';
import type { Weights } from '../../../core/network/weights';
import type { Recipe } from '../../../core/training/recipe';
import { UserError } from '../../../core/user-error';
import type { ModelLibrary } from '../models/model-library';

/** What a run starts from that can change after its recipe was written. */
export interface TrainingSource {
  /** The weights of the model that learns on, if one does. */
  readonly learnsOn: Weights | null;
  /** The networks that it learns from. */
  readonly teachers: readonly NetworkData[];
  /** All of the user's own digits, if the run learns from them. */
  readonly own: Digits;
}

/** The layers and the source of a recipe as things are now. @throws UserError where the recipe asks for what isn't there. */
export async function sourceOf(
  { network, data, teachers = [] }: Recipe,
  library: ModelLibrary,
  ownDigits: () => Promise<Digits>,
): Promise<{ readonly layers: readonly Layer[]; readonly source: TrainingSource }> {
  const own = data.own ? await ownDigits() : NO_DIGITS;
  if (data.own && own.count === 0)
    throw new UserError('There are no digits of your own yet. Keep some in Draw, or learn from MNIST alone.');
  const { layers, learnsOn } = await networkOf(network, library);
  const { fault } = planStack(layers);
  if (fault !== null) throw new UserError(fault.sentence);
  const models = await Promise.all(teachers.map(({ id }) => library.open(id)));
  return { layers, source: { learnsOn, teachers: models.map(({ layers, weights }) => ({ layers, weights })), own } };
}

async function networkOf(
  network: Recipe['network'],
  library: ModelLibrary,
): Promise<{ readonly layers: readonly Layer[]; readonly learnsOn: Weights | null }> {
  switch (network.kind) {
    case 'table':
      return { layers: ARCHITECTURES[network.name].layers, learnsOn: null };
    case 'built':
      return { layers: network.layers, learnsOn: null };
    case 'model': {
      const { layers, weights } = await library.open(network.id);
      return { layers, learnsOn: weights };
    }
  }
}
