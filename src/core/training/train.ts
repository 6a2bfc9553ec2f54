import { fromRow, toRow } from '../network/weight-row';
import { bestTemperature } from './calibration';
import type { Checkpoint } from './checkpoint';
import { divideLogits } from './divide-logits';
import { Member } from './member';
import { ProgressMeter } from './progress-meter';
import type { Evaluation, Outcome, Evaluations, TrainingEvent } from './progress';
import { asked, command, type Command, meet, type Seat, type Team } from './team';
import type { TrainingTask } from './training-task';

const MILLISECONDS_BETWEEN_PROGRESS = 200;
const MILLISECONDS_BETWEEN_SNAPSHOTS = 500;
const MILLISECONDS_BETWEEN_CHECKPOINTS = 10_000;

/**
 * One thread's part in training a network. The leader's (member 0) yields the run's progress a few times a second and ends
 * with `finished` or `paused`; the others' yield nothing. Between two events it does not yield to anything else, so it
 * belongs in a thread of its own.
 * @throws TeamBroken where another thread of the team has ended, UserError where the network can't be trained
 */
export function* train(task: TrainingTask, seat: Seat): Generator<TrainingEvent, void> {
  const member = new Member(task, seat);
  try {
    const record = new RunRecord(task, member, seat.team);
    const leads = seat.member === 0;
    const { team } = seat;
    let step = task.from.step;
    let word: Command = 'go';
    while (step < member.steps && word === 'go') {
      if (leads) command(team, record.isPatienceSpent(step) ? 'stop' : asked(team));
      const result = member.learn(step++);
      ({ word } = result);
      if (leads) yield* record.afterStep(step, result);
      if (step % member.stepsPerEpoch === 0 && member.digits.validation !== null) {
        const evaluation = record.meter.aside(() => member.validate(member.digits.validation!));
        if (evaluation !== null) yield record.afterEpoch(step, evaluation);
      }
      if (leads) yield* record.betweenSteps(step);
    }
    if (word === 'pause' && step < member.steps) {
      if (leads) yield* [record.checkpoint(step), { kind: 'paused' } as const];
    } else {
      if (leads && record.best !== null) team.kept.set(record.best.weights);
      const outcome = conclude(task, member, team, record, step);
      if (outcome !== null) yield { kind: 'finished', outcome };
    }
  } finally {
    member.dispose();
  }
}

/** Calibrates the weights that the run ends with, and reads with them. The leader gets the outcome. */
function conclude(task: TrainingTask, member: Member, team: Team, record: RunRecord, step: number): Outcome | null {
  const { recipe, layers, learnsOn } = task;
  const { slots, digits } = member;
  meet(team);
  member.takeOn(team.kept);
  let temperature: number | null = null;
  if (digits.validation !== null && member.read(digits.validation) !== null) {
    const best = bestTemperature(member.probabilities(digits.validation), digits.validation.labels);
    if (divideLogits(layers, slots, team.kept, best)) temperature = best;
  }
  meet(team);
  member.takeOn(team.kept);
  const reading = readAll(task, member);
  if (learnsOn !== null) member.takeOn(toRow(slots, learnsOn));
  const before = learnsOn === null ? null : readAll(task, member);
  if (reading === null) return null;
  return {
    weights: fromRow(slots, team.kept),
    temperature,
    reading,
    before,
    epoch: record.best?.epoch ?? Math.min(recipe.epochs, Math.ceil(step / member.stepsPerEpoch)),
    stopped: asked(team) === 'stop' && step < member.steps,
    seconds: record.seconds(),
  };
}

function readAll({ test }: TrainingTask, member: Member): Evaluations | null {
  const own = member.digits.ownHeldOut === null ? null : member.read(member.digits.ownHeldOut);
  const evaluation = member.read(test);
  return evaluation === null ? null : { test: evaluation, own };
}

/** What the leader keeps of a run, and when it tells it. */
class RunRecord {
  readonly meter: ProgressMeter;
  best: Checkpoint['best'];
  private readonly started = Date.now();
  private snapshotTaken = 0;
  private checkpointTaken = Date.now();

  constructor(
    private readonly task: TrainingTask,
    private readonly member: Member,
    private readonly team: Team,
  ) {
    this.meter = new ProgressMeter(task.recipe.epochs, member.steps, member.batch, task.from.step);
    this.best = task.from.best;
  }

  /** What there is to tell once `step` steps are done. */
  *afterStep(step: number, result: { loss: number; correct: number }): Generator<TrainingEvent, void> {
    const { stepsPerEpoch, steps, slots } = this.member;
    this.meter.count(result);
    const now = Date.now();
    if (this.meter.millisecondsSinceReport() >= MILLISECONDS_BETWEEN_PROGRESS || step === steps)
      yield { kind: 'progress', progress: this.meter.report(step, Math.ceil(step / stepsPerEpoch)) };
    if (now - this.snapshotTaken >= MILLISECONDS_BETWEEN_SNAPSHOTS) {
      this.snapshotTaken = now;
      yield { kind: 'snapshot', step, weights: fromRow(slots, this.team.kept) };
    }
  }

  /** Takes note of how an epoch went. */
  afterEpoch(step: number, evaluation: Evaluation): TrainingEvent {
    const epoch = step / this.member.stepsPerEpoch;
    const isBest = this.best === null || evaluation.loss < this.best.loss;
    if (this.task.recipe.patience !== null && isBest)
      this.best = { epoch, loss: evaluation.loss, weights: new Float32Array(this.team.kept) };
    return { kind: 'validation', epoch, evaluation };
  }

  /** Whether it has been too long since the best epoch, after so many steps. The step after that is the last. */
  isPatienceSpent(step: number): boolean {
    const { patience } = this.task.recipe;
    if (patience === null || this.best === null) return false;
    return Math.floor(step / this.member.stepsPerEpoch) - this.best.epoch >= patience;
  }

  /** A checkpoint now and then, once all that belongs to a step is done: an epoch's validation is not made up for. */
  *betweenSteps(step: number): Generator<TrainingEvent, void> {
    if (Date.now() - this.checkpointTaken < MILLISECONDS_BETWEEN_CHECKPOINTS) return;
    this.checkpointTaken = Date.now();
    yield this.checkpoint(step);
  }

  checkpoint(step: number): TrainingEvent {
    const { weights, kept, moments } = this.team;
    const checkpoint: Checkpoint = {
      step,
      weights: new Float32Array(weights),
      average: kept === weights ? null : new Float32Array(kept),
      moments: moments.map((row) => new Float32Array(row)),
      best: this.best,
      seconds: this.seconds(),
    };
    return { kind: 'checkpoint', checkpoint };
  }

  seconds(): number {
    return this.task.from.seconds + (Date.now() - this.started) / 1000;
  }
}
