import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Run } from '../../core/api';
import type { EventMessage } from '../../core/envelope';
import { ARCHITECTURES } from '../../core/network/architectures';
import type { Weights } from '../../core/network/weights';
import type { Progress, TrainingEvent } from '../../core/training/progress';
import type { Recipe } from '../../core/training/recipe';
import { UserError } from '../../core/user-error';
import type { NewCard } from './model-folder';
import type { ModelLibrary } from './model-library';
import { trainedCard } from './trained-card';

/** So many points of a curve are kept; beyond, every other one is dropped. */
const LONGEST_CURVE = 400;

/** So many runs are remembered. */
const MOST_RUNS = 50;

interface Learned {
  readonly card: NewCard;
  readonly weights: Weights;
}

/** A run as it is told to the window, and what only this service knows of it. */
interface TrackedRun {
  run: Run;
  worker: Worker | null;
  /** What it has learned, until that is stored or thrown away. */
  learned: Learned | null;
}

/** Starts the trainer's thread: it posts a {@link TrainingEvent} at a time, and ends early on the message `{ kind: 'stop' }`. */
export function startTrainer(program: string, recipe: Recipe): Worker {
  return new Worker(program, { workerData: { recipe }, name: 'trainer' });
}

/**
 * Trains networks, each run in a thread of its own, and stores what they learn. A run that fails, or whose thread dies,
 * takes nothing else with it. One run trains at a time: two would share the processor, and both take twice as long.
 */
export class TrainingRuns {
  readonly #library: ModelLibrary;
  readonly #trainer: string;
  readonly #send: (event: EventMessage) => void;
  readonly #runs = new Map<string, TrackedRun>();

  /**
   * @param trainer the path of the trainer's program
   * @param send hears of everything that happens in a run
   */
  constructor(library: ModelLibrary, trainer: string, send: (event: EventMessage) => void) {
    this.#library = library;
    this.#trainer = trainer;
    this.#send = send;
  }

  /** Every run since the program started, the newest first. */
  list(): Run[] {
    return [...this.#runs.values()].map(({ run }) => run).reverse();
  }

  /** Starts a run; refused while another one trains. */
  start(name: string, recipe: Recipe): Run {
    const busy = this.list().find(({ state }) => isUnderWay(state));
    if (busy)
      throw new UserError(`“${busy.name}” is still training. Stop it, or wait until it ends, to start another.`);
    const tracked: TrackedRun = {
      run: {
        id: `run-${randomBytes(6).toString('hex')}`,
        name,
        recipe,
        started: new Date().toISOString(),
        progress: null,
        curve: [],
        validation: [],
        state: { kind: 'starting' },
      },
      worker: null,
      learned: null,
    };
    this.#runs.set(tracked.run.id, tracked);
    this.#forgetOldest();
    this.#watch(tracked, startTrainer(this.#trainer, recipe));
    this.#update(tracked, {});
    return tracked.run;
  }

  /**
   * Ends a run. To keep what it learned, its thread is asked to come to an end; else the thread is ended. For a run
   * whose network could not be stored, `keep` tries that again.
   */
  async stop(id: string, { keep }: { readonly keep: boolean }): Promise<void> {
    const tracked = this.#runs.get(id);
    if (!tracked) throw new UserError('This run is not known any more.');
    const { run, learned } = tracked;
    if (isUnderWay(run.state)) {
      // One that has come to its end is being stored at this moment.
      if (learned) return;
      if (!keep) return this.#discard(tracked);
      this.#update(tracked, { state: { kind: 'stopping' } });
      tracked.worker?.postMessage({ kind: 'stop' });
    } else if (learned) {
      tracked.learned = null;
      if (keep) await this.#store(tracked, learned);
      else await this.#discard(tracked);
    }
  }

  /** Ends every thread, for when the program ends. */
  async close(): Promise<void> {
    for (const { worker } of this.#runs.values()) await worker?.terminate();
  }

  #watch(tracked: TrackedRun, worker: Worker): void {
    tracked.worker = worker;
    worker.on('message', (event: TrainingEvent) => this.#hear(tracked, event));
    worker.on('error', (error) => this.#fail(tracked, `The training stopped with a fault: ${error.message}`));
    worker.on('exit', () => {
      tracked.worker = null;
      if (!tracked.learned) this.#fail(tracked, 'The training ended before it was done.');
    });
  }

  #hear(tracked: TrackedRun, event: TrainingEvent): void {
    if (!isUnderWay(tracked.run.state)) return;
    switch (event.kind) {
      case 'progress':
        this.#update(tracked, {
          progress: event.progress,
          curve: thinned([...tracked.run.curve, pointOf(event.progress)]),
          ...(tracked.run.state.kind === 'starting' && { state: { kind: 'running' } }),
        });
        break;
      case 'snapshot': {
        const { step, weights } = event;
        this.#send({ kind: 'event', name: 'training.snapshot', data: { runId: tracked.run.id, step, weights } });
        break;
      }
      case 'validation': {
        const { loss, accuracy } = event.evaluation;
        this.#update(tracked, { validation: [...tracked.run.validation, { epoch: event.epoch, loss, accuracy }] });
        break;
      }
      case 'finished': {
        const { name, recipe, progress, state } = tracked.run;
        const epochs = state.kind === 'stopping' ? progress?.epoch : undefined;
        tracked.learned = { card: trainedCard(name, recipe, event, epochs), weights: event.weights };
        void this.#store(tracked, tracked.learned);
      }
    }
  }

  async #store(tracked: TrackedRun, learned: Learned): Promise<void> {
    const { card, weights } = learned;
    try {
      const { id } = await this.#library.save(ARCHITECTURES[card.recipe.architecture].layers, weights, card);
      this.#update(tracked, { state: { kind: 'ended', modelId: id, evaluation: card.evaluation } });
      tracked.learned = null;
    } catch (error) {
      tracked.learned = learned;
      const reason = error instanceof Error ? error.message : String(error);
      this.#update(tracked, { state: { kind: 'failed', reason, unsaved: true } });
    }
  }

  async #discard(tracked: TrackedRun): Promise<void> {
    tracked.learned = null;
    this.#update(tracked, { state: { kind: 'ended', modelId: null, evaluation: null } });
    await tracked.worker?.terminate();
  }

  #fail(tracked: TrackedRun, reason: string): void {
    if (isUnderWay(tracked.run.state)) this.#update(tracked, { state: { kind: 'failed', reason } });
  }

  #update(tracked: TrackedRun, change: Partial<Run>): void {
    tracked.run = { ...tracked.run, ...change };
    this.#send({ kind: 'event', name: 'training.changed', data: tracked.run });
  }

  #forgetOldest(): void {
    const [oldest] = this.#runs.keys();
    if (oldest !== undefined && this.#runs.size > MOST_RUNS) this.#runs.delete(oldest);
  }
}

function isUnderWay(state: Run['state']): boolean {
  return state.kind === 'starting' || state.kind === 'running' || state.kind === 'stopping';
}

function pointOf({ step, steps, epochs, loss, accuracy }: Progress): Run['curve'][number] {
  return { epoch: (epochs * step) / steps, loss, accuracy };
}

function thinned<Point>(curve: readonly Point[]): readonly Point[] {
  return curve.length <= LONGEST_CURVE ? curve : curve.filter((_, index) => index % 2 === 0);
}
