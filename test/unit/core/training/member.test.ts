import { beforeAll, describe, expect, it } from 'vitest';
import { digitsBetween, NO_DIGITS, type Digits } from '../../../../src/core/data/digits';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { fromRow } from '../../../../src/core/network/weight-row';
import { Member } from '../../../../src/core/training/member';
import { DEFAULT_RECIPE, type Recipe } from '../../../../src/core/training/recipe';
import type { Team } from '../../../../src/core/training/team';
import { beginning, teamFor, type TrainingTask } from '../../../../src/core/training/training-task';
import { UserError } from '../../../../src/core/user-error';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';

let digits: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  digits = digitsBetween(await loadTestDigits(), 0, 300);
});

/** A team of one, before its first step. */
function memberOf(change: Partial<Recipe> = {}): { readonly member: Member; readonly team: Team } {
  const recipe: Recipe = {
    ...DEFAULT_RECIPE,
    network: { kind: 'table', name: 'cnn' },
    data: { mnist: 300, own: false },
    ...change,
  };
  const { layers } = ARCHITECTURES.cnn;
  const from = beginning(recipe, layers, null);
  const task: TrainingTask = {
    recipe,
    layers,
    learnsOn: null,
    teachers: [],
    mnist: digits,
    test: digits,
    own: NO_DIGITS,
    from,
  };
  const team = teamFor(task);
  return { member: new Member(task, { team, member: 0 }), team };
}

describe('a member of a team', () => {
  it('goes on with the very weights of the team, bit for bit', () => {
    const { member, team } = memberOf();
    for (let step = 0; step < 3; step++) {
      member.learn(step);
      expect(member.network.weights()).toEqual(fromRow(member.slots, team.weights));
    }
    member.takeOn(team.kept);
    expect(member.network.weights()).toEqual(fromRow(member.slots, team.kept));
    member.dispose();
  });

  it('learns from digits as they are in the steps of refinement, and in those alone', () => {
    const lossesOf = (change: Partial<Recipe>): number[] => {
      const { member } = memberOf({ epochs: 2, batch: 100, ...change });
      const { steps } = member;
      // Each step from the same weights, so that nothing but its batch tells.
      const start = member.network.weights().flatMap(({ values }) => [...values]);
      const losses = Array.from({ length: steps }, (_, step) => {
        member.takeOn(Float32Array.from(start));
        return member.learn(step).loss;
      });
      member.dispose();
      return losses;
    };
    const plain = lossesOf({});
    const refined = lossesOf({ augmentation: { kind: 'table', name: 'wide' }, refinement: 0.5 });
    expect(plain).toHaveLength(6);
    expect(refined.slice(3)).toEqual(plain.slice(3));
    refined.slice(0, 3).forEach((loss, step) => expect(loss).not.toBe(plain[step]));
  });

  it.each([NaN, Infinity, -Infinity])('ends in one sentence once a weight is %d', (value) => {
    const { member, team } = memberOf();
    member.learn(0);
    team.weights[member.slots[2]!.start] = value;
    expect(() => member.learn(1)).toThrow(UserError);
    expect(() => member.learn(1)).toThrow('The training ran away');
    member.dispose();
  });
});
