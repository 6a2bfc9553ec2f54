import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Drawing } from '../../../../core/ink/drawing';
import type { Gauge } from '../../../../core/likeness/gauge';
import type { NetworkData } from '../../../../core/network/network-data';
import { isOneDigit } from '../../../../core/numbers/number-reading';
import { NewestNext } from '../../../state/workers/newest-next';
import { WindowWorker, type WorkerPort } from '../../../state/workers/window-worker';
import type { InkName } from './inks';
import type { FromLineWorker, ReadLine, ToLineWorker } from './line-messages';

/** What is known of a line of ink: being read, read, one digit alone, no ink at all, or why it can't be read. */
export type LineState =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'one' | 'number'; readonly line: ReadLine; readonly drawing: Drawing }
  | { readonly kind: 'failed'; readonly reason: string };

interface Question {
  readonly name: InkName;
  readonly drawing: Drawing;
  readonly network: NetworkData;
  readonly gauge: Gauge | null;
}

const READING: LineState = { kind: 'reading' };

const startWorker = (): WorkerPort => new Worker(new URL('./line-worker.ts', import.meta.url), { type: 'module' });

/** Has a worker read lines of ink, and keeps what came of each: a ready number is read once, the user's own as it is written. */
export class LineReader {
  readonly #states = new SvelteMap<InkName, LineState>();
  /** What each ink is at the moment; null where there is none. */
  readonly #wanted = new Map<InkName, Drawing | null>();
  readonly #worker: WindowWorker<ToLineWorker, FromLineWorker>;
  readonly #questions = new NewestNext<Question>((question) => this.#ask(question));
  #network: NetworkData | null = null;
  #gauge: Gauge | null = null;
  /** What the worker reads with. */
  #used: NetworkData | null = null;
  #usedGauge: Gauge | null = null;

  constructor(start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      (reason) => this.#fail(reason),
    );
  }

  /** What is known of an ink. */
  of(name: InkName): LineState {
    return this.#states.get(name) ?? READING;
  }

  /** Reads this ink, unless it is read already. What was read of it before stays until then. */
  follow(network: NetworkData, gauge: Gauge | null, name: InkName, drawing: Drawing | null): void {
    untrack(() => {
      if (network !== this.#network || gauge !== this.#gauge) {
        this.#states.clear();
        this.#wanted.clear();
      }
      this.#network = network;
      this.#gauge = gauge;
      if (this.#wanted.get(name) === drawing) return;
      this.#forgetUnread();
      this.#wanted.set(name, drawing);
      if (drawing === null) this.#states.set(name, { kind: 'none' });
      else this.#questions.put({ name, drawing, network, gauge });
    });
  }

  /** Ends the worker. What it read stays. */
  close(): void {
    this.#forgetUnread();
    this.#end();
  }

  /** Only the newest question is sure to be asked: what is not read yet is asked for again when it is looked at again. */
  #forgetUnread(): void {
    for (const [name, drawing] of this.#wanted) if (!this.#isRead(name, drawing)) this.#wanted.delete(name);
  }

  #isRead(name: InkName, drawing: Drawing | null): boolean {
    const state = this.#states.get(name);
    return state !== undefined && 'drawing' in state && state.drawing === drawing;
  }

  #end(): void {
    this.#worker.end();
    this.#questions.clear();
    this.#used = null;
  }

  #ask({ drawing, network, gauge }: Question): void {
    if (network !== this.#used || gauge !== this.#usedGauge) this.#worker.post({ kind: 'use', network, gauge });
    this.#used = network;
    this.#usedGauge = gauge;
    this.#worker.post({ kind: 'read', drawing });
  }

  #take(answer: FromLineWorker): void {
    if (answer.kind === 'failed') {
      this.#fail(answer.reason);
      return;
    }
    const asked = this.#questions.settle();
    if (asked === null || asked.network !== this.#network || asked.gauge !== this.#gauge) return;
    // The ink was taken away in the meantime.
    if (this.#wanted.get(asked.name) === null) return;
    const { line } = answer;
    if (line === null) this.#states.set(asked.name, { kind: 'none' });
    else
      this.#states.set(asked.name, {
        kind: isOneDigit(line.reading) ? 'one' : 'number',
        line,
        drawing: asked.drawing,
      });
  }

  /** All that was to be read can't be: until another ink is, or another network reads. */
  #fail(reason: string): void {
    this.#end();
    for (const [name, drawing] of this.#wanted)
      if (drawing !== null && !this.#isRead(name, drawing)) this.#states.set(name, { kind: 'failed', reason });
  }
}
