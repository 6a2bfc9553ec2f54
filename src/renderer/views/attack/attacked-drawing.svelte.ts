import { type AttackPath, EPSILONS, perturbationAt } from '../../../core/network/explain/attack-path';
import type { AttackName } from '../../../core/network/explain/attacks';
import type { NetworkData } from '../../../core/network/network-data';
import { NewestNext } from '../../state/workers/newest-next';
import { WindowWorker, type WorkerPort } from '../../state/workers/window-worker';
import type { FromAttackWorker, ToAttackWorker } from './attack-messages';

/** So long, in milliseconds, the drawing has to rest before it is attacked. */
export const REST = 200;

/** What is asked: how a network reads which drawing under which attack. */
interface Question {
  readonly network: NetworkData;
  /** Shape `[28, 28]`. */
  readonly image: Float32Array;
  readonly attack: AttackName;
}

const startWorker = (): WorkerPort => new Worker(new URL('./attack-worker.ts', import.meta.url), { type: 'module' });

/**
 * The drawing under attack, by how much and in which way the user chose. Has a worker attack it with every strength at once
 * when it rests, so that the strength can be slid. The newest question wins; one is answered at a time.
 */
export class AttackedDrawing {
  attack = $state<AttackName>('fgsm');
  /** The place of the strength in {@link EPSILONS}. */
  step = $state(0);
  #path = $state.raw<AttackPath | null>(null);
  #isOld = $state(false);
  #fault = $state<string | null>(null);
  readonly #worker: WindowWorker<ToAttackWorker, FromAttackWorker>;
  #usedNetwork: NetworkData | null = null;
  #newest: Question | null = null;
  /** The questions that have rested. */
  readonly #rested = new NewestNext<Question>((question) => this.#ask(question));
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the attack adds to the drawing's image, `[28, 28]`; null where it is not attacked. */
  readonly perturbation: Float32Array | null = $derived.by(() =>
    this.#path === null || this.step === 0 ? null : perturbationAt(this.#path, this.step),
  );

  constructor(_app: unknown = null, start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      (reason) => this.#take({ kind: 'failed', reason }),
    );
  }

  /** The drawing under every strength, as it was found last; null without ink, and until the first is found. */
  get path(): AttackPath | null {
    return this.#path;
  }

  /** Whether what was found is of an older drawing, network or attack. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /** Why nothing can be found, in a sentence; null where nothing is wrong. */
  get fault(): string | null {
    return this.#fault;
  }

  get epsilon(): number {
    return EPSILONS[this.step] ?? 0;
  }

  /** Attacks this from now on; null where there is no ink, or nobody looks. Another attack of the same drawing need not rest. */
  aim(target: { readonly network: NetworkData; readonly image: Float32Array } | null): void {
    const before = this.#newest;
    const question = target && { ...target, attack: this.attack };
    const isSameDrawing = before?.image === question?.image && before?.network === question?.network;
    if (isSameDrawing && before?.attack === question?.attack) return;
    this.#newest = question;
    this.#rested.withdraw();
    clearTimeout(this.#timer);
    this.#isOld = question !== null;
    if (question === null) {
      this.#path = null;
      return;
    }
    this.#timer = setTimeout(() => this.#rested.put(question), isSameDrawing ? 0 : REST);
  }

  /** Leaves the drawing as it is. */
  stop(): void {
    this.step = 0;
  }

  #ask({ network, image, attack }: Question): void {
    if (this.#usedNetwork !== network) this.#worker.post({ kind: 'use', network });
    this.#usedNetwork = network;
    this.#worker.post({ kind: 'attack', image, attack });
  }

  #take(answer: FromAttackWorker): void {
    const question = this.#rested.settle();
    if (question === null || this.#newest === null) return;
    if (question === this.#newest) this.#isOld = false;
    if (answer.kind === 'attacked') {
      this.#path = answer.path;
      this.#fault = null;
    } else {
      this.#path = null;
      this.#fault = `This can’t be attacked here: ${answer.reason}`;
    }
  }
}
