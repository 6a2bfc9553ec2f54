import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import DenseArithmetic from '../../../../../src/renderer/views/arithmetic/DenseArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { add, numberIn, roundingOf, termIn, termsIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

function shown(name: string, unit: number) {
  const spot = network.spot(name, unit);
  const onopen = vi.fn<(spot: Spot) => void>();
  const { target } = show(DenseArithmetic, { sum: network.sum('dense', spot), plan: network.plan, onopen });
  const rows = [...target.querySelectorAll('tbody tr')].map((row) => {
    const [, input, , weight, , product] = [...row.querySelectorAll('td')].map(({ textContent }) => textContent);
    return { input: numberIn(input!), weight: numberIn(weight!), product: numberIn(product!) };
  });
  return { spot, target, rows, onopen };
}

it('shows the strongest inputs, each times its weight, and what they, the rest and the bias come to', () => {
  const { spot, target, rows } = shown('hidden', 3);
  expect(rows).toHaveLength(16);
  for (const { input, weight, product } of rows) expect(Math.abs(input * weight - product)).toBeLessThan(0.001);
  const strengths = rows.map(({ product }) => Math.abs(product));
  expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
  const strongest = termIn(target, 'the strongest 16');
  expect(Math.abs(add(rows.map(({ product }) => product)) - strongest)).toBeLessThan(roundingOf(16));
  const rest = termIn(target, `the other ${network.sizeOf('flatten') - 16}`);
  const value = termIn(target, 'value');
  expect(Math.abs(strongest + rest + termIn(target, 'bias') - value)).toBeLessThan(roundingOf(3));
  expect(value).toBeCloseTo(network.valueAt(spot), 3);
});

it('has no rest where all inputs are listed', () => {
  const { target, rows } = shown('logits', 9);
  expect(rows).toHaveLength(12);
  expect([...termsIn(target).keys()]).toEqual(['the strongest 12', 'bias', 'value']);
});

it('opens the sum of an input by keyboard, where it was made: past flatten and dropout', async () => {
  const { spot, onopen } = shown('hidden', 3);
  await userEvent.tab();
  await expect.element(page.getByRole('group', { name: 'Strongest inputs' })).toHaveFocus();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const { source, input } = network.sum('dense', spot).contributions[0]!;
  expect(onopen).toHaveBeenCalledExactlyOnceWith(source);
  expect(network.plan[source.index]!.layer.kind).toBe('elu');
  expect(network.valueAt(source)).toBe(input);
});
