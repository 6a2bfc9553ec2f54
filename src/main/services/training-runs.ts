import { randomBytes } from 'node:crypto';
import type { Digits } from '../../core/data/digits';
import type { EventMessage } from '../../core/envelope';
import type { Checkpoint } from '../../core/training/checkpoint';
import type { Outcome, TrainingEvent } from '../../core/training/progress';
import type { Recipe } from '../../core/training/recipe';
import { canGoOn, isUnderWay, type Run } from '../../core/training/run';
import type { Command } from '../../core/training/team';
import { beginning } from '../../core/training/training-task';
import { UserError } from '../../core/user-error';
import { logFault } from '../log-fault';
import type { ModelLibrary } from './model-library';
import { RunRecords } from './run-records';
import { afterRestart, cutBack, withPoint } from './run-states';
import { loadSharedMnist, share } from './shared-mnist';
import { trainedCard } from './trained-card';
import { sourceOf, type TrainingSource } from './training-source';
import { TrainingTeam } from './training-team';

/** So many runs are remembered. */
const MOST_RUNS = 50;

/** How long a run is waited for that is asked to pause when the program ends. Its last checkpoint is there in any case. */
const LONGEST_PAUSE = 3_000;

/** A run as it is told to the window, and what only this service knows of it. */
interface TrackedRun {
  run: Run;
  /** The threads at work. */
  team: TrainingTeam | null;
  /** What the user wants of it. */
  wanted: Command;
  /** Where it goes on from; null where that has to be read from the disk first. */
  from: { readonly source: TrainingSource; readonly checkpoint: Checkpoint } | null;
  /** What it has learned, until that is stored or thrown away. */
  learned: Outcome | null;
  /** Writes to the disk come one after the other. */
  written: Promise<void>;
}

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
  readonly #needs: TrainingNeeds;
  readonly #records: RunRecords;
  readonly #runs = new Map<string, TrackedRun>();
  #preparing = false;

  constructor(needs: TrainingNeeds) {
    this.#needs = needs;
    this.#records = new RunRecords(needs.folder);
  }

  /** Takes up the runs that were written down, those that were cut off as paused ones. */
  async load(): Promise<void> {
    await this.#records.tidy();
    for (const run of await this.#records.list()) this.#track({ ...run, state: afterRestart(run) }, null);
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
      const tracked = this.#track(run, { source, checkpoint });
      this.#write(tracked, () => this.#records.create(run, source));
      this.#forgetOldest();
      this.#train(tracked, 'go');
      return tracked.run;
    });
  }

  /** Ends a run's threads after the step under way, and keeps its checkpoint. */
  pause(id: string): void {
    const tracked = this.#get(id);
    if (!isUnderWay(tracked.run) || tracked.run.state.kind === 'stopping') return;
    this.#update(tracked, { state: { kind: 'pausing' } });
    this.#want(tracked, 'pause');
  }

  /** Goes on with a run from its checkpoint. @throws UserError while another one trains, or where there is nothing to go on from. */
  async resume(id: string): Promise<void> {
    const tracked = this.#get(id);
    if (!canGoOn(tracked.run)) throw new UserError(`“${tracked.run.name}” has nothing to go on from.`);
    await this.#alone(() => this.#goOn(tracked, 'go'));
  }

  /**
   * Ends a run. What it learned is kept by letting it come to its end after the next step; else its threads are ended at
   * once. For a run whose network could not be stored, `keep` tries that again.
   */
  async stop(id: string, { keep }: { readonly keep: boolean }): Promise<void> {
    const tracked = this.#get(id);
    const { run, learned } = tracked;
    if (isUnderWay(run)) {
      // One that has come to its end is being stored at this moment.
      if (learned) return;
      if (!keep) return this.#discard(tracked);
      this.#update(tracked, { state: { kind: 'stopping' } });
      this.#want(tracked, 'stop');
    } else if (learned) {
      if (keep) await this.#store(tracked, learned);
      else await this.#discard(tracked);
    } else if (canGoOn(run)) {
      if (keep) await this.#alone(() => this.#goOn(tracked, 'stop'));
      else await this.#discard(tracked);
    }
  }

  /** Takes a run that is over off the list. */
  async forget(id: string): Promise<void> {
    const tracked = this.#get(id);
    if (isUnderWay(tracked.run)) throw new UserError(`“${tracked.run.name}” is still training. Stop it first.`);
    this.#runs.delete(id);
    this.#needs.send({ kind: 'event', name: 'training.forgotten', data: { runId: id } });
    this.#write(tracked, () => this.#records.remove(id));
    await tracked.written;
  }

  /** For when the program ends: lets what trains pause, so that nothing has to be learned twice. */
  async close(): Promise<void> {
    const active = [...this.#runs.values()].filter(({ team }) => team !== null);
    active.forEach(({ run }) => this.pause(run.id));
    const deadline = Date.now() + LONGEST_PAUSE;
    while (active.some(({ run }) => isUnderWay(run)) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const { team } of active) await team?.close();
    await Promise.all([...this.#runs.values()].map(({ written }) => written));
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

  async #goOn(tracked: TrackedRun, wanted: Command): Promise<void> {
    tracked.from ??= await this.#readFrom(tracked.run);
    this.#update(tracked, { ...cutBack(tracked.run, tracked.from.checkpoint.step), state: { kind: 'starting' } });
    this.#save(tracked);
    this.#train(tracked, wanted);
  }

  async #readFrom({ id, name, recipe, layers }: Run): Promise<NonNullable<TrackedRun['from']>> {
    try {
      const { source, checkpoint } = await this.#records.open(id);
      return { source, checkpoint: checkpoint ?? beginning(recipe, layers, source.learnsOn) };
    } catch (error) {
      throw new UserError(`“${name}” can't go on: what it had learned can't be read.`, { cause: error });
    }
  }

  #train(tracked: TrackedRun, wanted: Command): void {
    tracked.wanted = wanted;
    const { source, checkpoint } = tracked.from!;
    const { recipe, layers } = tracked.run;
    loadSharedMnist().then(
      (mnist) => {
        // It may have been stopped meanwhile.
        if (!isUnderWay(tracked.run)) return;
        const task = { recipe, layers, learnsOn: source.learnsOn, own: share(source.own), from: checkpoint, ...mnist };
        tracked.team = new TrainingTeam(
          this.#needs.trainer,
          task,
          (event) => this.#hear(tracked, event),
          (reason) => this.#fail(tracked, reason),
        );
        tracked.team.ask(tracked.wanted);
      },
      (error: unknown) => this.#fail(tracked, `MNIST can't be read: ${String(error)}`),
    );
  }

  #want(tracked: TrackedRun, command: Command): void {
    tracked.wanted = command;
    tracked.team?.ask(command);
  }

  #hear(tracked: TrackedRun, event: TrainingEvent): void {
    const { run } = tracked;
    switch (event.kind) {
      case 'progress':
        this.#update(tracked, {
          progress: event.progress,
          curve: withPoint(run.curve, event.progress),
          ...(run.state.kind === 'starting' && { state: { kind: 'running' } }),
        });
        break;
      case 'snapshot': {
        const { step, weights } = event;
        this.#needs.send({ kind: 'event', name: 'training.snapshot', data: { runId: run.id, step, weights } });
        break;
      }
      case 'validation': {
        const { loss, accuracy } = event.evaluation;
        this.#update(tracked, { validation: [...run.validation, { epoch: event.epoch, loss, accuracy }] });
        break;
      }
      case 'checkpoint':
        tracked.from = { source: tracked.from!.source, checkpoint: event.checkpoint };
        this.#write(tracked, () => this.#records.saveCheckpoint(tracked.run, event.checkpoint));
        break;
      case 'paused':
        tracked.team = null;
        this.#update(tracked, { state: { kind: 'paused' } });
        this.#save(tracked);
        break;
      case 'finished':
        tracked.team = null;
        tracked.learned = event.outcome;
        void this.#store(tracked, event.outcome);
    }
  }

  async #store(tracked: TrackedRun, outcome: Outcome): Promise<void> {
    const { name, recipe, layers } = tracked.run;
    tracked.learned = null;
    try {
      const { id } = await this.#needs.library.save(layers, outcome.weights, trainedCard(name, recipe, outcome));
      const { reading, before } = outcome;
      this.#end(tracked, { kind: 'ended', modelId: id, reading, before });
    } catch (error) {
      tracked.learned = outcome;
      const reason = error instanceof Error ? error.message : String(error);
      this.#update(tracked, { state: { kind: 'failed', reason, unsaved: true } });
    }
  }

  async #discard(tracked: TrackedRun): Promise<void> {
    const { team } = tracked;
    tracked.team = null;
    tracked.learned = null;
    this.#end(tracked, { kind: 'ended', modelId: null, reading: null, before: null });
    await team?.close();
  }

  #end(tracked: TrackedRun, state: Run['state']): void {
    tracked.from = null;
    this.#update(tracked, { state });
    this.#write(tracked, () => this.#records.close(tracked.run));
  }

  #fail(tracked: TrackedRun, reason: string): void {
    tracked.team = null;
    if (!isUnderWay(tracked.run)) return;
    const hasLearned = (tracked.from?.checkpoint.step ?? 0) > 0;
    this.#update(tracked, { state: { kind: 'failed', reason, ...(hasLearned && { resumable: true }) } });
    this.#save(tracked);
  }

  #get(id: string): TrackedRun {
    const tracked = this.#runs.get(id);
    if (!tracked) throw new UserError('This run is not known any more.');
    return tracked;
  }

  #track(run: Run, from: TrackedRun['from']): TrackedRun {
    const tracked: TrackedRun = { run, team: null, wanted: 'go', from, learned: null, written: Promise.resolve() };
    this.#runs.set(run.id, tracked);
    return tracked;
  }

  #update(tracked: TrackedRun, change: Partial<Run>): void {
    tracked.run = { ...tracked.run, ...change };
    this.#needs.send({ kind: 'event', name: 'training.changed', data: tracked.run });
  }

  /** A disk that takes nothing ends no training: only what can be gone on from is then older, or not there. */
  #write(tracked: TrackedRun, work: () => Promise<void>): void {
    tracked.written = tracked.written.then(work).catch(logFault);
  }

  #save(tracked: TrackedRun): void {
    this.#write(tracked, () => this.#records.save(tracked.run));
  }

  #forgetOldest(): void {
    const over = [...this.#runs.values()].filter(({ run }) => run.state.kind === 'ended');
    if (this.#runs.size > MOST_RUNS && over[0]) void this.forget(over[0].run.id);
  }
}
