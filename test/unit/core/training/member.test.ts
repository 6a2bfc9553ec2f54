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
function memberOf(): { readonly member: Member; readonly team: Team } {
  const recipe: Recipe = {
    ...DEFAULT_RECIPE,
    network: { kind: 'table', name: 'cnn' },
    data: { mnist: 300, own: false },
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

  it.each([NaN, Infinity, -Infinity])('ends in one sentence once a weight is %d', (value) => {
    const { member, team } = memberOf();
    member.learn(0);
    team.weights[member.slots[2]!.start] = value;
    expect(() => member.learn(1)).toThrow(UserError);
    expect(() => member.learn(1)).toThrow('The training ran away');
    member.dispose();
  });
});
