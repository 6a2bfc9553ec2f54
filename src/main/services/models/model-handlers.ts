import type { Handlers } from '../../../core/contract/api';
import type { Digits, DigitSet } from '../../../core/data/digits';
import type { ModelLibrary } from './model-library';
import type { NearestTrainingDigits } from './nearest-digits';
import type { SetReadings } from './set-readings';

/** What answers for the models that are stored, and what they make of whole sets of digits. */
export function modelHandlers(
  library: ModelLibrary,
  readings: SetReadings,
  nearest: NearestTrainingDigits,
  digitsOf: (set: DigitSet) => Promise<Digits>,
): Pick<
  Handlers,
  | 'models.list'
  | 'models.open'
  | 'models.rename'
  | 'models.delete'
  | 'models.restore'
  | 'models.readings'
  | 'models.exciting'
  | 'models.nearest'
> {
  return {
    'models.list': () => library.list(),
    'models.open': (id) => library.open(id),
    'models.rename': (id, name) => library.rename(id, name),
    'models.delete': (id) => library.delete(id),
    'models.restore': (id) => library.restore(id),
    'models.readings': async (id, set) => readings.readings(await library.open(id), await digitsOf(set)),
    'models.exciting': async (id, layerName) =>
      readings.excitations(await library.open(id), layerName, await digitsOf('test')),
    'models.nearest': async (id, features) => nearest.find(await library.open(id), features),
  };
}
