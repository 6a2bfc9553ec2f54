import { randomBytes } from 'node:crypto';
import { digitsBetween, type Digits, type DigitSet } from '../../../core/data/digits';
import { type SuiteName, TEST_SUITES } from '../../../core/data/test-suites';
import type { OpenedModel } from '../../../core/contract/api';
import type { EventMessage } from '../../../core/contract/envelope';
import {
  CHANGE_AMOUNTS,
  type ChangeKind,
  type Measurable,
  type MeasuredCurve,
  type Sweep,
  type SweepDigits,
  withNews,
} from '../../../core/training/robustness';
import type { SweepStep } from '../../../core/training/sweep';
import { type MeasuredTest, testsOf } from '../../../core/training/test-scores';
import { UserError } from '../../../core/user-error';
import { logFault } from '../../log-fault';
import { Queue } from '../../queue';
import type { ModelLibrary } from './model-library';
import { readInThread } from '../../workers/reader-thread';
import { describeEnd } from '../../workers/thread';
import { share } from '../digits/shared-mnist';

/** What the service needs of the others. */
export interface SweepNeeds {
  readonly library: ModelLibrary;
  /** All digits of a set as they are now, blank ones left out. */
  digitsOf(set: DigitSet): Promise<Digits>;
  /** The path of the reader's program. */
  readonly reader: string;
  /** Hears of every step. */
  send(event: EventMessage): void;
}

/** A sweep as it is told to the window, and what only this service knows of it. */
interface TrackedSweep {
  sweep: Sweep;
  readonly models: readonly OpenedModel[];
  /** Settles when its thread has ended; `stopping` ends it early. */
  readonly thread: Promise<unknown>;
  readonly stopping: AbortController;
  /** When the first images were read, and how many; the pace counts from then. */
  first: { readonly time: number; readonly read: number } | null;
  /** Curves are written to the disk one after the other. */
  readonly writes: Queue;
  /** Why a curve could not be kept, if one could not. */
  fault: string | null;
  /** Under way, or done, once the sweep is to end. */
  ending: Promise<void> | null;
}

/**
 * Measures how well models read changed digits and those of tests, in a thread of its own, and keeps each curve and each
 * test's result with its model's card as soon as it is whole. One sweep runs at a time. It goes on whether or not a window is open.
 */
export class RobustnessSweeps {
  readonly #needs: SweepNeeds;
  #tracked: TrackedSweep | null = null;
  #preparing = false;

  constructor(needs: SweepNeeds) {
    this.#needs = needs;
  }

  /** The sweep that runs, or the last one; null before the first. */
  current(): Sweep | null {
    return this.#tracked?.sweep ?? null;
  }

  /** Starts a sweep. @throws UserError while another one runs, and where a model or the digits aren't there */
  async start(modelIds: readonly string[], measured: readonly Measurable[], wanted: SweepDigits): Promise<Sweep> {
    if (this.#preparing || this.current()?.state.kind === 'running')
      throw new UserError('Other models are being measured. Stop that, or wait until it ends, to start anew.');
    this.#preparing = true;
    try {
      const models = await Promise.all(modelIds.map((id) => this.#needs.library.open(id)));
      const what = {
        changes: measured.filter((one) => !isSuite(one)),
        suites: measured.filter(isSuite),
      };
      return this.#run(models, what, await this.#digits(wanted), wanted.set);
    } finally {
      this.#preparing = false;
    }
  }

  /** Ends a sweep's thread. The curves that were whole by then are kept; one that is over already stays as it is. */
  async stop(id: string): Promise<void> {
    const tracked = this.#tracked;
    if (tracked?.sweep.id !== id) throw new UserError('This measurement is not known any more.');
    await this.#end(tracked, { kind: 'stopped' });
  }

  /** For when the program ends. */
  async close(): Promise<void> {
    if (this.#tracked) await this.#end(this.#tracked, { kind: 'stopped' });
  }

  async #digits(wanted: SweepDigits): Promise<Digits> {
    const all = await this.#needs.digitsOf(wanted.set);
    if (all.count === 0)
      throw new UserError(
        'There are no digits of your own yet. Keep some in Draw, or measure with MNIST’s test digits.',
      );
    return wanted.set === 'test' ? digitsBetween(all, 0, wanted.count) : all;
  }

  #run(
    models: readonly OpenedModel[],
    what: { readonly changes: readonly ChangeKind[]; readonly suites: readonly SuiteName[] },
    digits: Digits,
    set: DigitSet,
  ): Sweep {
    const networks = models.map(({ layers, weights }) => ({ layers, weights }));
    const stopping = new AbortController();
    const thread = readInThread(this.#needs.reader, { kind: 'sweep', networks, ...what }, share(digits), {
      hear: (step) => this.#hear(tracked, step),
      signal: stopping.signal,
    });
    const tracked: TrackedSweep = {
      sweep: {
        id: `sweep-${randomBytes(6).toString('hex')}`,
        models: models.map(({ id, card }) => ({ id, name: card.name })),
        ...what,
        digits: { set, count: digits.count },
        started: new Date().toISOString(),
        progress: null,
        curves: [],
        scores: [],
        state: { kind: 'running' },
      },
      models,
      thread,
      stopping,
      first: null,
      writes: new Queue(),
      fault: null,
      ending: null,
    };
    this.#tracked = tracked;
    thread.then(
      () => this.#end(tracked, { kind: 'ended' }),
      (fault: unknown) => this.#end(tracked, { kind: 'failed', reason: describeEnd(fault, 'measurement') }),
    );
    this.#update(tracked, {});
    return tracked.sweep;
  }

  #hear(tracked: TrackedSweep, { read, images, point, score }: SweepStep): void {
    const { sweep, first } = tracked;
    const secondsLeft = first && ((Date.now() - first.time) / 1000 / (read - first.read)) * (images - read);
    tracked.first ??= { time: Date.now(), read };
    // Told by itself: the whole sweep would be sent some times a second, and grows.
    const news = { progress: { read, images, secondsLeft }, point, score };
    tracked.sweep = withNews(sweep, news);
    this.#needs.send({ kind: 'event', name: 'robustness.progressed', data: { sweepId: sweep.id, news } });
    const { digits } = tracked.sweep;
    const measured = new Date().toISOString();
    if (point !== null && point.at === CHANGE_AMOUNTS[point.change].at(-1))
      this.#keep(tracked, (id) => ({ curves: [wholeCurve(tracked.sweep, id, point.change, measured)] }));
    if (score !== null) this.#keep(tracked, (_, index) => ({ tests: testsOf([score], index, digits, measured) }));
  }

  /** Keeps what is whole of each model with it, given its id and place. What one card can't take, the others still do. */
  #keep(
    tracked: TrackedSweep,
    found: (id: string, index: number) => { curves: readonly MeasuredCurve[] } | { tests: readonly MeasuredTest[] },
  ): void {
    for (const [index, { id, card }] of tracked.models.entries()) {
      const fresh = { curves: [], tests: [], ...found(id, index) };
      tracked.writes
        .do(() => this.#needs.library.keepMeasured(id, card.checksums['weights.bin'], fresh))
        .catch((error: unknown) => {
          if (!(error instanceof UserError)) logFault(error);
          tracked.fault ??= error instanceof Error ? error.message : String(error);
        });
    }
  }

  /** Ends the thread, waits until all is written, and says how the sweep ended; no other can start before. */
  async #end(tracked: TrackedSweep, state: Sweep['state']): Promise<void> {
    tracked.ending ??= (async () => {
      tracked.stopping.abort();
      await tracked.thread.catch(() => undefined);
      await tracked.writes.over();
      const { fault } = tracked;
      this.#update(tracked, { state: fault === null ? state : { kind: 'failed', reason: fault } });
    })();
    await tracked.ending;
  }

  #update(tracked: TrackedSweep, change: Partial<Sweep>): void {
    tracked.sweep = { ...tracked.sweep, ...change };
    this.#needs.send({ kind: 'event', name: 'robustness.changed', data: tracked.sweep });
  }
}

const isSuite = (measurable: Measurable): measurable is SuiteName => measurable in TEST_SUITES;

function wholeCurve({ curves, digits }: Sweep, modelId: string, change: ChangeKind, measured: string): MeasuredCurve {
  const whole = curves.find((curve) => curve.modelId === modelId && curve.change === change);
  if (whole === undefined) throw new Error(`There is no curve of ${change} of “${modelId}”.`);
  return { change, digits: digits.set, count: digits.count, measured, points: whole.points };
}
