import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import PassingArithmetic from '../../../../../src/renderer/views/arithmetic/PassingArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

it.each([
  ['flatten', 'Lays all values out in one row: by row, then column, then channel.'],
  ['dropout', 'Leaves out 25 % of the values at random while training; when reading, all pass.'],
] as const)('says what %s passes on and where it comes from, and opens that', async (kind, words) => {
  const spot = network.spot(kind, 4 * 7 + 2);
  const onopen = vi.fn<(spot: Spot) => void>();
  const { target } = show(PassingArithmetic, { sum: network.sum(kind, spot), plan: network.plan, spot, onopen });
  expect(termIn(target, 'value')).toBeCloseTo(network.valueAt(spot), 4);
  await expect.element(page.getByText(words)).toBeVisible();
  const link = page.getByRole('button', { name: `${kind === 'flatten' ? 'dropout' : 'elu'}, map 3, row 2, column 2` });
  await link.click();
  const [source] = onopen.mock.calls[0]!;
  expect(source.index).toBe(spot.index - 1);
  expect(network.valueAt(source)).toBe(network.valueAt(spot));
});
