import type { NetworkData } from '../../core/network/network-data';
import { gaugeOf } from '../services/models/gauge-of';
import type { NewCard } from '../services/models/model-folder';
import type { Context } from './context';

/** The card of a new model with the gauge of its network; without one, and said so, where none can be made. */
export async function withGauge(context: Context, network: NetworkData, card: NewCard): Promise<NewCard> {
  try {
    return { ...card, likeness: await gaugeOf(context.program.reader, network) };
  } catch (error) {
    // A training is not thrown away for that.
    const reason = error instanceof Error ? error.message : String(error);
    context.note(`What tells its digits from other ink could not be found out: ${reason}`);
    return card;
  }
}
