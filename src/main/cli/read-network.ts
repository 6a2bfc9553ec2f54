import type { Card } from '../../core/exchange/card';
import { startBackend } from '../../core/network/backend';
import { Network } from '../../core/network/network';
import { readModel } from '../services/models/model-folder';
import { WASM_FOLDER } from '../wasm-folder';
import type { Context } from './context';
import { locateModel } from './locate-model';

/** Opens the model that was named, calls `use` with its network, and lets the network go. */
export async function withNetwork<Result>(
  context: Context,
  model: string,
  use: (network: Network, card: Card) => Result | Promise<Result>,
): Promise<Result> {
  const { card, layers, weights } = await readModel(await locateModel(context, model));
  await startBackend(WASM_FOLDER);
  const network = Network.fromWeights(layers, weights);
  try {
    return await use(network, card);
  } finally {
    network.dispose();
  }
}
