import type { Gauge } from '../../../core/likeness/gauge';
import type { NetworkData } from '../../../core/network/network-data';
import { readInThread } from '../../workers/reader-thread';
import { loadSharedMnist } from '../digits/shared-mnist';

/**
 * Makes the gauge that tells a network's digits from other ink, in a thread of its own; takes some seconds.
 * @param reader the path of the reader's program
 */
export async function gaugeOf(
  reader: string,
  { layers, weights }: NetworkData,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Gauge> {
  const { mnist } = await loadSharedMnist();
  return readInThread(reader, { kind: 'gauge', network: { layers, weights } }, mnist, options);
}
