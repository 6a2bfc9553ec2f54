import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import SoftmaxArithmetic from '../../../../../src/renderer/views/arithmetic/SoftmaxArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { add, numberIn, termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

function shown(unit: number) {
  const spot = network.spot('probabilities', unit);
  const onopen = vi.fn<(spot: Spot) => void>();
  const { target, theme } = show(SoftmaxArithmetic, { sum: network.sum('softmax', spot), spot, onopen });
  const [, logits, exponentials, shares] = [...target.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td')].map(({ textContent }) => numberIn(textContent)),
  );
  return { spot, target, theme, onopen, logits: logits!, exponentials: exponentials!, shares: shares! };
}

it("shows every logit's exponential, and the division by the sum of all gives the probability", () => {
  const { spot, target, logits, exponentials, shares } = shown(4);
  const made = network.trace.layers[spot.index - 1]!.values;
  const largest = Math.max(...logits);
  logits.forEach((logit, digit) => {
    expect(logit).toBeCloseTo(made[digit]!, 3);
    expect(exponentials[digit]).toBeCloseTo(Math.exp(logit - largest), 3);
    expect(shares[digit]).toBeCloseTo(network.trace.answer.probabilities[digit]!, 3);
  });
  const sum = termIn(target, 'sum of all ten');
  expect(add(exponentials)).toBeCloseTo(sum, 3);
  expect(termIn(target, 'exponential of 4') / sum).toBeCloseTo(termIn(target, 'probability'), 3);
  expect(termIn(target, 'probability')).toBeCloseTo(network.valueAt(spot), 4);
  expect(add(shares)).toBeCloseTo(1, 2);
});

it("marks the digit's own column, by day and by night", async () => {
  const { target, theme } = shown(4);
  for (const row of target.querySelectorAll('tr')) {
    const own = [...row.querySelectorAll('td')].map((cell) => getComputedStyle(cell).backgroundColor);
    expect(own.filter((color) => color === 'rgb(230, 235, 247)')).toHaveLength(1);
    expect(own[4]).toBe('rgb(230, 235, 247)');
  }
  theme.choice = 'dark';
  await expect.poll(() => getComputedStyle(target.querySelectorAll('td')[4]!).backgroundColor).toBe('rgb(55, 55, 42)');
});

it("opens a logit's sum by keyboard", async () => {
  const { spot, onopen } = shown(4);
  await userEvent.tab();
  await expect.element(page.getByRole('group', { name: 'Logits and their exponentials' })).toHaveFocus();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(onopen).toHaveBeenCalledExactlyOnceWith({ index: spot.index - 1, position: { map: 1, row: 0, column: 0 } });
});
