import { beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import ConvolutionArithmetic from '../../../../../src/renderer/views/arithmetic/ConvolutionArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { add, gridIn, numberIn, roundingOf, termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

function shown(spot: Spot) {
  const sum = network.sum('convolution', spot);
  const { values: input, size } = network.inputOf(spot);
  const { target, change } = show(ConvolutionArithmetic, { sum, input, size, isUnderWay: false });
  return { target, change, sum };
}

/** The channels' sums as the list has them, from the top. */
function listed() {
  return page
    .getByRole('list', { name: 'Sums of the channels, the strongest first' })
    .getByRole('button')
    .elements()
    .map((button) => ({
      map: Number(/map (\d+)/.exec(button.textContent)![1]),
      sum: numberIn(button.querySelector('data')!.textContent),
      bar: button.querySelector<HTMLElement>('.bar span')!,
    }));
}

it('shows window times kernel of the drawing, and with the bias they come to the value', () => {
  // In a corner, where the window reaches into the padding.
  const spot = network.spot('conv', 1);
  const { target } = shown(spot);
  const [window, kernel, products] = ['window', 'kernel', 'products'].map((name) => gridIn(target, name));
  expect(window![0]).toEqual([0, 0, 0]);
  expect(window!.map((row) => row[0])).toEqual([0, 0, 0]);
  expect(window![1]![1]).toBeCloseTo(network.trace.image[0]!, 2);
  expect(window![2]![2]).toBeCloseTo(network.trace.image[29]!, 2);
  for (let part = 0; part < 9; part++) {
    const [row, column] = [Math.floor(part / 3), part % 3];
    // Each factor is rounded to two decimals.
    expect(Math.abs(window![row]![column]! * kernel![row]![column]! - products![row]![column]!)).toBeLessThan(0.02);
    expect(kernel![row]![column]).toBeCloseTo(network.weights[0]!.values[part * 3 + 1]!, 2);
  }
  const value = termIn(target, 'value');
  expect(value).toBeCloseTo(network.valueAt(spot), 3);
  expect(Math.abs(termIn(target, '1 channel') + termIn(target, 'bias') - value)).toBeLessThan(roundingOf(2));
  expect(Math.abs(add(products!.flat()) - termIn(target, '1 channel'))).toBeLessThan(9 * 0.005);
  expect(target.querySelector('ol')).toBeNull();
});

it('lists the channels, the strongest first, and they add up to the value', () => {
  const spot = network.spot('deep', 6);
  const { target } = shown(spot);
  const channels = listed();
  expect(channels).toHaveLength(3);
  const strengths = channels.map(({ sum }) => Math.abs(sum));
  expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
  const value = termIn(target, 'sum of 3 channels');
  expect(value).toBeCloseTo(network.valueAt(spot), 3);
  expect(Math.abs(add(channels.map(({ sum }) => sum)) - value)).toBeLessThan(roundingOf(3));
  const longest = channels[0]!.bar.getBoundingClientRect().width;
  for (const { sum, bar } of channels) {
    expect(bar.getBoundingClientRect().width / longest).toBeCloseTo(Math.abs(sum) / strengths[0]!, 2);
    expect(bar.classList.contains('negative')).toBe(sum < 0);
  }
});

it('looks into the strongest channel, into another by keyboard, and back', async () => {
  const { target } = shown(network.spot('deep', 6));
  const [first, second] = listed();
  const caption = () => target.querySelector('figcaption')!.textContent;
  expect(caption()).toBe(`map ${first!.map} in`);
  expect(Math.abs(add(gridIn(target, 'products').flat()) - first!.sum)).toBeLessThan(9 * 0.005);
  const button = page.getByRole('button', { name: `map ${second!.map}` });
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button).toHaveAttribute('aria-pressed', 'true');
  expect(caption()).toBe(`map ${second!.map} in`);
  expect(Math.abs(add(gridIn(target, 'products').flat()) - second!.sum)).toBeLessThan(9 * 0.005);
  await userEvent.keyboard(' ');
  await expect.element(button).toHaveAttribute('aria-pressed', 'false');
  expect(caption()).toBe(`map ${first!.map} in`);
});

it('stays with its channel while cell follows cell', () => {
  const { target, change, sum } = shown(network.spot('deep', 0));
  const caption = () => target.querySelector('figcaption')!.textContent;
  const before = caption();
  // A cell in which another channel is the strongest.
  const [last, ...others] = [...sum.perChannel].reverse();
  const next = { ...sum, perChannel: [...others, last!] };
  const strengths = next.perChannel.map(Math.abs);
  const strongest = `map ${strengths.indexOf(Math.max(...strengths)) + 1} in`;
  expect(strongest).not.toBe(before);
  change({ sum: next, isUnderWay: true });
  expect(caption()).toBe(before);
  change({ isUnderWay: false });
  expect(caption()).toBe(strongest);
});
