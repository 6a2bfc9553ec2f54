import { randomBytes } from 'node:crypto';
import type { Digits } from '../../../core/data/digits';
import type { EventMessage } from '../../../core/contract/envelope';
import type { Recipe } from '../../../core/training/recipe';
import { canGoOn, isUnderWay, type Run } from '../../../core/training/run';
import { beginning } from '../../../core/training/training-task';
import { UserError } from '../../../core/user-error';
import type { ModelLibrary } from '../models/model-library';
import { RunRecords } from './run-records';
import { afterRestart } from './run-states';
import { TrackedRun, type TrackedRunNeeds } from './tracked-run';
import { sourceOf } from './training-source';

/** So many runs are remembered. */
const MOST_RUNS = 50;

/** How long a run is waited for that is asked to pause when the program ends. Its last checkpoint is there in any case. */
const LONGEST_PAUSE = 3_000;

/** What the training service needs of the others. */
export interface TrainingNeeds {
  readonly library: ModelLibrary;
  /** The user's own digits as they are now. */
  ownDigits(): Promise<Digits>;
  /** The path of the trainer's program. */
  readonly trainer: string;
  /** Where runs are written down. */
  readonly folder: string;
  /** Hears of everything that happens in a run. */
  send(event: EventMessage): void;
}

/**
 * Trains networks and stores what they learn. A run that fails, or one of whose threads dies, takes nothing else with it and
 * can go on from its last checkpoint, as can one that was cut off when the program ended. One run trains at a time: two
 * would share the processor, and both take twice as long.
 */
export class TrainingRuns {
  readonly #needs: TrackedRunNeeds & Pick<TrainingNeeds, 'ownDigits'>;
  readonly #runs = new Map<string, TrackedRun>();
  #preparing = false;

  constructor(needs: TrainingNeeds) {
    this.#needs = { ...needs, records: new RunRecords(needs.folder) };
  }

  /** Takes up the runs that were written down, those that were cut off as paused ones. */
  async load(): Promise<void> {
    const { records } = this.#needs;
    await records.tidy();
    for (const run of await records.list()) this.#track({ ...run, state: afterRestart(run) });
  }

  /** Every run that is known, the newest first. */
  list(): Run[] {
    return [...this.#runs.values()].map(({ run }) => run).reverse();
  }

  /** Starts a run. @throws UserError while another one trains, and where the recipe can't be followed. */
  async start(name: string, recipe: Recipe): Promise<Run> {
    return this.#alone(async () => {
      const { layers, source } = await sourceOf(recipe, this.#needs.library, () => this.#needs.ownDigits());
      const checkpoint = beginning(recipe, layers, source.learnsOn);
      const id = `run-${randomBytes(6).toString('hex')}`;
      const started = new Date().toISOString();
      const state = { kind: 'starting' } as const;
      const run: Run = { id, name, recipe, layers, started, progress: null, curve: [], validation: [], state };
      const tracked = this.#track(run);
      tracked.begin(source, checkpoint);
      this.#forgetOldest();
      return tracked.run;
    });
  }

  /** Ends a run's threads after the step under way, and keeps its checkpoint. */
  pause(id: string): void {
    this.#get(id).pause();
  }

  /** Goes on with a run from its checkpoint. @throws UserError while another one trains, or where there is nothing to go on from. */
  async resume(id: string): Promise<void> {
    const tracked = this.#get(id);
    if (!canGoOn(tracked.run)) throw new UserError(`“${tracked.run.name}” has nothing to go on from.`);
    await this.#alone(() => tracked.goOn('go'));
  }

  /**
   * Ends a run. What it learned is kept by letting it come to its end after the next step; else its threads are ended at
   * once. For a run whose network could not be stored, `keep` tries that again.
   */
  async stop(id: string, { keep }: { readonly keep: boolean }): Promise<void> {
    const tracked = this.#get(id);
    if (keep && canGoOn(tracked.run)) await this.#alone(() => tracked.goOn('stop'));
    else await tracked.stop(keep);
  }

  /** Takes a run that is over off the list. */
  async forget(id: string): Promise<void> {
    const tracked = this.#get(id);
    if (isUnderWay(tracked.run)) throw new UserError(`“${tracked.run.name}” is still training. Stop it first.`);
    this.#runs.delete(id);
    this.#needs.send({ kind: 'event', name: 'training.forgotten', data: { runId: id } });
    await tracked.remove();
  }

  /** For when the program ends: lets what trains pause, so that nothing has to be learned twice. */
  async close(): Promise<void> {
    const active = [...this.#runs.values()].filter(({ trains }) => trains);
    active.forEach((tracked) => tracked.pause());
    const deadline = Date.now() + LONGEST_PAUSE;
    while (active.some(({ run }) => isUnderWay(run)) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([...this.#runs.values()].map((tracked) => tracked.close()));
  }

  /** Does the work that starts a run, unless one trains or is being started. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const busy = this.list().find(isUnderWay);
    if (busy)
      throw new UserError(`“${busy.name}” is still training. Stop it, or wait until it ends, to start another.`);
    if (this.#preparing) throw new UserError('Another training is just being started.');
    this.#preparing = true;
    try {
      return await work();
    } finally {
      this.#preparing = false;
    }
  }

  #get(id: string): TrackedRun {
    const tracked = this.#runs.get(id);
    if (!tracked) throw new UserError('This run is not known any more.');
    return tracked;
  }

  #track(run: Run): TrackedRun {
    const tracked = new TrackedRun(run, this.#needs);
    this.#runs.set(run.id, tracked);
    return tracked;
  }

  #forgetOldest(): void {
    const over = [...this.#runs.values()].filter(({ run }) => run.state.kind === 'ended');
    if (this.#runs.size > MOST_RUNS && over[0]) void this.forget(over[0].run.id);
  }
}
