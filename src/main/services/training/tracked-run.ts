import type { EventMessage } from '../../../core/contract/envelope';
import type { Checkpoint } from '../../../core/training/checkpoint';
import type { Outcome, Progress, TrainingEvent } from '../../../core/training/progress';
import { isOver, isUnderWay, withProgress, type Run } from '../../../core/training/run';
import type { Command } from '../../../core/training/team';
import { beginning } from '../../../core/training/training-task';
import { UserError } from '../../../core/user-error';
import { logFault } from '../../log-fault';
import { Queue } from '../../queue';
import type { ModelLibrary } from '../models/model-library';
import type { RunRecords } from './run-records';
import { cutBack } from './run-states';
import { loadSharedMnist, share } from '../digits/shared-mnist';
import { trainedCard } from '../models/trained-card';
import type { TrainingSource } from './training-source';
import { TrainingTeam } from '../../workers/training-team';

/** What a run needs of the services. */
export interface TrackedRunNeeds {
  readonly library: ModelLibrary;
  /** The path of the trainer's program. */
  readonly trainer: string;
  /** Where it is written down. */
  readonly records: RunRecords;
  /** Hears of everything that happens in it. */
  send(event: EventMessage): void;
}

/** What a run goes on from. */
interface StartingPoint {
  readonly source: TrainingSource;
  readonly checkpoint: Checkpoint;
}

/** One training run: the threads that train it, what is written down of it, and what is told of it. */
export class TrackedRun {
  readonly #needs: TrackedRunNeeds;
  #run: Run;
  /** The threads at work. */
  #team: TrainingTeam | null = null;
  /** What the user wants of it. */
  #wanted: Command = 'go';
  /** Where it goes on from; null where that has to be read from the disk first. */
  #from: StartingPoint | null = null;
  /** What it has learned, until that is stored or thrown away. */
  #learned: Outcome | null = null;
  /** That being stored at this moment, or null. */
  #storing: Promise<void> | null = null;
  readonly #writes = new Queue();

  constructor(run: Run, needs: TrackedRunNeeds) {
    this.#run = run;
    this.#needs = needs;
  }

  /** The run as it is told to the window. */
  get run(): Run {
    return this.#run;
  }

  /** Whether threads are at work on it. */
  get trains(): boolean {
    return this.#team !== null;
  }

  /** Writes a new run down and starts its threads. */
  begin(source: TrainingSource, checkpoint: Checkpoint): void {
    this.#from = { source, checkpoint };
    this.#write(() => this.#needs.records.create(this.#run, source));
    this.#train(this.#from, 'go');
  }

  /** Ends its threads after the step under way, and keeps its checkpoint. */
  pause(): void {
    if (!isUnderWay(this.#run) || this.#run.state.kind === 'stopping') return;
    this.#update({ state: { kind: 'pausing' } });
    this.#want('pause');
  }

  /** Goes on from its checkpoint. @throws UserError where that can't be read. */
  async goOn(wanted: Command): Promise<void> {
    const from = (this.#from ??= await this.#readFrom());
    this.#update({ ...cutBack(this.#run, from.checkpoint.step), state: { kind: 'starting' } });
    this.#save();
    this.#train(from, wanted);
  }

  /** Ends it where it trains; stores what it learned, or throws it away. */
  async stop(keep: boolean): Promise<void> {
    if (this.#storing || isOver(this.#run)) return;
    if (!keep) return this.#discard();
    if (this.#learned) return this.#keep(this.#learned);
    if (!isUnderWay(this.#run)) return;
    this.#update({ state: { kind: 'stopping' } });
    this.#want('stop');
  }

  /** Removes what is written down of it. */
  async remove(): Promise<void> {
    this.#write(() => this.#needs.records.remove(this.#run.id));
    await this.#writes.over();
  }

  /** Ends its threads, and waits for what is being stored and written. */
  async close(): Promise<void> {
    await this.#team?.close();
    await this.#storing;
    await this.#writes.over();
  }

  async #readFrom(): Promise<StartingPoint> {
    const { id, name, recipe, layers } = this.#run;
    try {
      const { source, checkpoint } = await this.#needs.records.open(id);
      return { source, checkpoint: checkpoint ?? beginning(recipe, layers, source.learnsOn) };
    } catch (error) {
      throw new UserError(`“${name}” can't go on: what it had learned can't be read.`, { cause: error });
    }
  }

  #train({ source, checkpoint }: StartingPoint, wanted: Command): void {
    this.#wanted = wanted;
    const { recipe, layers } = this.#run;
    loadSharedMnist().then(
      (mnist) => {
        // It may have been stopped meanwhile.
        if (!isUnderWay(this.#run)) return;
        const task = { recipe, layers, ...source, own: share(source.own), from: checkpoint, ...mnist };
        this.#team = new TrainingTeam(
          this.#needs.trainer,
          task,
          (event) => this.#hear(event, source),
          (reason) => this.#fail(reason),
        );
        this.#team.ask(this.#wanted);
      },
      (error: unknown) => this.#fail(`MNIST can't be read: ${String(error)}`),
    );
  }

  #want(command: Command): void {
    this.#wanted = command;
    this.#team?.ask(command);
  }

  #hear(event: TrainingEvent, source: TrainingSource): void {
    switch (event.kind) {
      case 'progress':
        this.#progress(event.progress);
        break;
      case 'snapshot': {
        const data = { runId: this.#run.id, step: event.step, weights: event.weights };
        this.#needs.send({ kind: 'event', name: 'training.snapshot', data });
        break;
      }
      case 'validation': {
        const { loss, accuracy } = event.evaluation;
        const point = { epoch: event.epoch, loss, accuracy };
        this.#run = { ...this.#run, validation: [...this.#run.validation, point] };
        this.#needs.send({ kind: 'event', name: 'training.validated', data: { runId: this.#run.id, point } });
        break;
      }
      case 'checkpoint':
        this.#from = { source, checkpoint: event.checkpoint };
        this.#write(() => this.#needs.records.saveCheckpoint(this.#run, event.checkpoint));
        break;
      case 'paused':
        this.#team = null;
        this.#update({ state: { kind: 'paused' } });
        this.#save();
        break;
      case 'finished':
        this.#team = null;
        void this.#keep(event.outcome);
    }
  }

  async #keep(outcome: Outcome): Promise<void> {
    // Known to be stored before that begins.
    this.#storing = Promise.resolve().then(() => this.#store(outcome));
    await this.#storing;
    this.#storing = null;
  }

  async #store(outcome: Outcome): Promise<void> {
    const { name, recipe, layers } = this.#run;
    try {
      const { id } = await this.#needs.library.save(layers, outcome.weights, trainedCard(name, recipe, outcome));
      this.#learned = null;
      this.#end({ kind: 'ended', modelId: id, reading: outcome.reading, before: outcome.before });
    } catch (error) {
      this.#learned = outcome;
      const reason = error instanceof Error ? error.message : String(error);
      this.#update({ state: { kind: 'failed', reason, unsaved: true } });
    }
  }

  async #discard(): Promise<void> {
    const team = this.#team;
    this.#team = null;
    this.#learned = null;
    this.#end({ kind: 'ended', modelId: null, reading: null, before: null });
    await team?.close();
  }

  #end(state: Run['state']): void {
    this.#from = null;
    this.#update({ state });
    this.#write(() => this.#needs.records.close(this.#run));
  }

  #fail(reason: string): void {
    this.#team = null;
    if (!isUnderWay(this.#run)) return;
    const hasLearned = (this.#from?.checkpoint.step ?? 0) > 0;
    this.#update({ state: { kind: 'failed', reason, ...(hasLearned && { resumable: true }) } });
    this.#save();
  }

  /** Told by itself: the whole run would be sent some times a second, and grows. */
  #progress(progress: Progress): void {
    this.#run = withProgress(this.#run, progress);
    if (this.#run.state.kind === 'starting') this.#update({ state: { kind: 'running' } });
    else this.#needs.send({ kind: 'event', name: 'training.progressed', data: { runId: this.#run.id, progress } });
  }

  #update(change: Partial<Run>): void {
    this.#run = { ...this.#run, ...change };
    this.#needs.send({ kind: 'event', name: 'training.changed', data: this.#run });
  }

  /** A disk that takes nothing ends no training: only what can be gone on from is then older, or not there. */
  #write(work: () => Promise<void>): void {
    this.#writes.do(work).catch(logFault);
  }

  #save(): void {
    this.#write(() => this.#needs.records.save(this.#run));
  }
}
