import { CLASSES } from '../network/layer';
import type { Checkpoint } from './checkpoint';

/**
 * The threads that train one network together. All do the same steps: each learns from its share of the batch and writes its
 * gradients down; when all have, each sums all gradients for its share of the weights and moves these; when all have, the
 * step is done. What they write down is memory that they share, so nothing is copied or sent.
 */
export interface Team {
  readonly members: number;
  readonly signals: Int32Array;
  /** All weights in one row, see `WeightSlot`. */
  readonly weights: Float32Array;
  /** The weights of the network that is kept: their moving average, or these same ones. */
  readonly kept: Float32Array;
  /** What the optimizer remembers: rows as long as the weights. */
  readonly moments: readonly Float32Array[];
  /** For each member a row as long as the weights: its share of the step's gradients, or of what a followed weight follows. */
  readonly gradients: readonly Float32Array[];
  /** For each member its share of the step's loss, and how many digits it read rightly. Shape `[members, 2]`. */
  readonly results: Float64Array;
  /** What the network reads of a set of digits, each member's share. Shape `[digits, 10]`. */
  readonly probabilities: Float32Array;
}

/** A thread's place in its team. Member 0 leads: it alone tells what happens, and says when the run ends. */
export interface Seat {
  readonly team: Team;
  readonly member: number;
}

/** What the leader tells the team at each step, and before that the program tells the leader. */
export type Command = 'go' | 'pause' | 'stop';

const COMMANDS: readonly Command[] = ['go', 'pause', 'stop'];

/** The places of {@link Team.signals}. */
const ARRIVED = 0;
const MEETINGS = 1;
const BROKEN = 2;
const ASKED = 3;
const COMMANDED = 4;
const SIGNALS = 5;

/** A member of the team is gone, and what it would have done will not be done. */
export class TeamBroken extends Error {}

/** Memory for a team to share, as it is at a checkpoint. `digits` is the size of the largest set that it reads. */
export function makeTeam(
  members: number,
  { weights, average, moments }: Pick<Checkpoint, 'weights' | 'average' | 'moments'>,
  digits: number,
): Team {
  const sharedWeights = shared(weights);
  return {
    members,
    signals: new Int32Array(new SharedArrayBuffer(SIGNALS * 4)),
    weights: sharedWeights,
    kept: average === null ? sharedWeights : shared(average),
    moments: moments.map(shared),
    gradients: Array.from({ length: members }, () => shared(new Float32Array(weights.length))),
    results: new Float64Array(new SharedArrayBuffer(members * 2 * 8)),
    probabilities: new Float32Array(new SharedArrayBuffer(digits * CLASSES * 4)),
  };
}

function shared(numbers: Float32Array): Float32Array {
  const copy = new Float32Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

/** Waits until every member of the team has come here. @throws TeamBroken where that can't happen any more. */
export function meet({ members, signals }: Team): void {
  const meeting = Atomics.load(signals, MEETINGS);
  if (Atomics.add(signals, ARRIVED, 1) === members - 1) {
    Atomics.store(signals, ARRIVED, 0);
    Atomics.add(signals, MEETINGS, 1);
    Atomics.notify(signals, MEETINGS);
  } else {
    while (Atomics.load(signals, MEETINGS) === meeting && !isBroken(signals)) Atomics.wait(signals, MEETINGS, meeting);
  }
  if (isBroken(signals)) throw new TeamBroken('A thread of the team has ended.');
}

const isBroken = (signals: Int32Array): boolean => Atomics.load(signals, BROKEN) === 1;

/** Sends home all who wait for a member that will not come. */
export function breakUp({ signals }: Team): void {
  Atomics.store(signals, BROKEN, 1);
  Atomics.add(signals, MEETINGS, 1);
  Atomics.notify(signals, MEETINGS);
}

/** Asks the team to end its run after the step that it is at. */
export const ask = ({ signals }: Team, command: Command): void =>
  void Atomics.store(signals, ASKED, COMMANDS.indexOf(command));

/** What the team was last asked. */
export const asked = ({ signals }: Team): Command => COMMANDS[Atomics.load(signals, ASKED)]!;

/** The leader's word to the team, given before a meeting and heard after it. */
export const command = ({ signals }: Team, word: Command): void =>
  void Atomics.store(signals, COMMANDED, COMMANDS.indexOf(word));

/** The leader's last word. */
export const commanded = ({ signals }: Team): Command => COMMANDS[Atomics.load(signals, COMMANDED)]!;

/** The part of `count` things that falls to a member: from `start` up to, but not, `end`. */
export function shareOf(count: number, { team, member }: Seat): { readonly start: number; readonly end: number } {
  return {
    start: Math.floor((count * member) / team.members),
    end: Math.floor((count * (member + 1)) / team.members),
  };
}
