import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import BatchNormArithmetic from '../../../../../src/renderer/views/arithmetic/BatchNormArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { numberIn, termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

it("shows a map's numbers, which give the value, and the same as one factor and one summand", () => {
  const spot = network.spot('norm', 3 * 40 + 2);
  const { target } = show(BatchNormArithmetic, { sum: network.sum('batchNorm', spot) });
  const term = (name: string) => termIn(target, name);
  expect(term('input')).toBeCloseTo(network.valueAt({ ...spot, index: spot.index - 1 }), 3);
  const deviation = Math.sqrt(term('variance in training') + 1e-3);
  const value = (term('γ (gamma)') * (term('input') - term('mean in training'))) / deviation + term('β (beta)');
  expect(value).toBeCloseTo(term('value'), 3);
  expect(term('value')).toBeCloseTo(network.valueAt(spot), 3);
  const note = page.getByText(/The same for every cell of this map/).element().textContent;
  const [factor, summand] = /times (\S+), plus\s+(\S+)\.$/.exec(note.trim())!.slice(1).map(numberIn);
  expect(factor! * term('input') + summand!).toBeCloseTo(term('value'), 3);
});
