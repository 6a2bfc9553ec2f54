import { availableParallelism } from 'node:os';
import type { TrainingEvent } from '../../core/training/progress';
import { ask, breakUp, type Command, type Seat, type Team } from '../../core/training/team';
import { teamFor, type TrainingTask } from '../../core/training/training-task';
import { describeEnd, Thread, ThreadEnded } from './thread';

/** What each thread of a team is given. */
export interface TrainerData {
  readonly task: TrainingTask;
  readonly seat: Seat;
}

const MOST_WORKERS = 8;

/**
 * How many threads train best on this machine: one for each core. Where a thread can't be told to stand back for the window,
 * one core is left to it; see the trainer.
 */
export function bestWorkerCount(): number {
  const cores = availableParallelism();
  return Math.min(MOST_WORKERS, process.platform === 'linux' || cores <= 2 ? cores : cores - 1);
}

type TrainerThread = Thread<TrainingEvent, undefined>;

/** The threads that do a run. If one of them dies, the others are sent home, and the run has failed. */
export class TrainingTeam {
  readonly #team: Team;
  readonly #threads: readonly TrainerThread[];
  readonly #hear: (event: TrainingEvent) => void;
  readonly #fail: (reason: string) => void;
  #over = false;

  /**
   * Starts the threads.
   * @param program the path of the trainer's program
   * @param hear hears of each event; the last one is `finished` or `paused`, unless `fail` hears first why there is none
   */
  constructor(
    program: string,
    task: TrainingTask,
    hear: (event: TrainingEvent) => void,
    fail: (reason: string) => void,
  ) {
    this.#hear = hear;
    this.#fail = fail;
    this.#team = teamFor(task);
    this.#threads = Array.from({ length: this.#team.members }, (_, member) => this.#start(program, task, member));
  }

  /** Asks the team to pause or to stop after the step under way. */
  ask(command: Command): void {
    ask(this.#team, command);
  }

  /** Ends the threads at once; nothing more is heard of them. */
  async close(): Promise<void> {
    this.#over = true;
    breakUp(this.#team);
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #start(program: string, task: TrainingTask, member: number): TrainerThread {
    const workerData: TrainerData = { task, seat: { team: this.#team, member } };
    const thread: TrainerThread = new Thread(program, { workerData, name: `trainer-${member}` });
    thread.outcome({ hear: (event) => this.#take(event) }).then(
      // A helper is done before the leader has told how the run ended.
      () => member === 0 && this.#end(new ThreadEnded()),
      (fault: unknown) => this.#end(fault),
    );
    return thread;
  }

  #take(event: TrainingEvent): void {
    if (this.#over) return;
    this.#over = event.kind === 'finished' || event.kind === 'paused';
    this.#hear(event);
  }

  #end(fault: unknown): void {
    if (this.#over) return;
    void this.close();
    this.#fail(describeEnd(fault, 'training'));
  }
}
