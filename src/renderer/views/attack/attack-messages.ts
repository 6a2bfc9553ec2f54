import type { AttackPath } from '../../../core/network/explain/attack-path';
import type { AttackName } from '../../../core/network/explain/attacks';
import type { NetworkData } from '../../../core/network/network-data';

/** What the window asks of the worker. It answers each `attack` once, in their order. */
export type ToAttackWorker =
  /** Attacks this network from now on. */
  | { readonly kind: 'use'; readonly network: NetworkData }
  | { readonly kind: 'attack'; readonly image: Float32Array; readonly attack: AttackName };

/** What the worker answers an `attack` with. */
export type FromAttackWorker =
  { readonly kind: 'attacked'; readonly path: AttackPath } | { readonly kind: 'failed'; readonly reason: string };
