import { attackPath } from '../../../core/network/explain/attack-path';
import { Network } from '../../../core/network/network';
import type { NetworkData } from '../../../core/network/network-data';
import { startWindowBackend } from '../../state/readers/wasm-backend';
import type { FromAttackWorker, ToAttackWorker } from './attack-messages';

/**
 * A Web Worker that attacks drawings, on a WebAssembly backend of its own: PGD goes 20 times through the network and back,
 * which the pen should not have to wait for.
 */

const port = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

/** Why there is no network, where there is none. */
let attacked: Network | Error = new Error('There is no network to attack.');

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));

function use({ layers, weights }: NetworkData): void {
  if (attacked instanceof Network) attacked.dispose();
  try {
    attacked = Network.fromWeights(layers, weights);
  } catch (fault) {
    attacked = asError(fault);
  }
}

function attack({ image, attack: how }: Extract<ToAttackWorker, { kind: 'attack' }>): FromAttackWorker {
  if (attacked instanceof Error) throw attacked;
  return { kind: 'attacked', path: attackPath(attacked, image, how) };
}

const ready = startWindowBackend();

port.addEventListener('message', ({ data }: MessageEvent<ToAttackWorker>) => void answer(data));

async function answer(message: ToAttackWorker): Promise<void> {
  try {
    await ready;
    if (message.kind === 'use') use(message.network);
    else port.postMessage(attack(message));
  } catch (fault) {
    // What is asked next is answered with it; nobody waits for an answer to `use`.
    if (message.kind === 'attack')
      port.postMessage({ kind: 'failed', reason: asError(fault).message } satisfies FromAttackWorker);
  }
}
