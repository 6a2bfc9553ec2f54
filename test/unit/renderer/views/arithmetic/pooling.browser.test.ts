import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import AveragePoolArithmetic from '../../../../../src/renderer/views/arithmetic/AveragePoolArithmetic.svelte';
import MaxPoolArithmetic from '../../../../../src/renderer/views/arithmetic/MaxPoolArithmetic.svelte';
import { mapOf } from '../../../../../src/renderer/views/network/layer-painter';
import { show } from '../../stage/show.svelte';
import { add, gridIn, termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

/** The outline on the map, in cells. */
function outlineIn(target: HTMLElement, [height, width]: readonly [number, number]) {
  const map = target.querySelector<HTMLElement>('.map')!.getBoundingClientRect();
  const outline = target.querySelector<HTMLElement>('.window')!.getBoundingClientRect();
  return {
    left: ((outline.left - map.left) / map.width) * width,
    top: ((outline.top - map.top) / map.height) * height,
    columns: (outline.width / map.width) * width,
    rows: (outline.height / map.height) * height,
  };
}

it('shows the window of max pooling, its largest number marked, and where that one comes from', async () => {
  // A window whose largest is not its first.
  const spot = Array.from({ length: network.sizeOf('pool') }, (_, offset) => network.spot('pool', offset)).find(
    (one) => network.sum('maxPool', one).winner.row === 1 && one.position.row > 0,
  )!;
  const sum = network.sum('maxPool', spot);
  const { values, size } = network.inputOf(spot);
  const onopen = vi.fn<(spot: Spot) => void>();
  const map = mapOf(values, 3, spot.position.map);
  const { target } = show(MaxPoolArithmetic, { sum, plan: network.plan, spot, map, size, onopen });

  const grid = gridIn(target, 'window');
  const value = termIn(target, 'value');
  expect(value).toBeCloseTo(network.valueAt(spot), 3);
  expect(Math.max(...grid.flat())).toBeCloseTo(value, 2);
  const marked = [...target.querySelectorAll('td')].filter((cell) => cell.classList.contains('marked'));
  expect(marked.map(({ title }) => Number(title))).toEqual([
    Number(value.toPrecision(6)) === 0 ? 0 : expect.closeTo(value, 3),
  ]);
  expect(getComputedStyle(marked[0]!).outlineStyle).toBe('solid');

  const outline = outlineIn(target, size);
  expect(outline.top).toBeCloseTo(2 * spot.position.row, 1);
  expect(outline.left).toBeCloseTo(2 * spot.position.column, 1);
  expect([outline.rows, outline.columns]).toEqual([expect.closeTo(2, 1), expect.closeTo(2, 1)]);

  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const [winner] = onopen.mock.calls[0]!;
  expect(winner.index).toBe(spot.index - 1);
  expect(network.valueAt(winner)).toBe(network.valueAt(spot));
});

it('shows the window of average pooling, its sum, and the division by its cells', async () => {
  const spot = network.spot('average', 4 * 7 + 2);
  const sum = network.sum('averagePool', spot);
  const { values, size } = network.inputOf(spot);
  const { target } = show(AveragePoolArithmetic, { sum, number: 3, map: mapOf(values, 4, 2), size });
  const total = termIn(target, 'sum of 4 cells');
  expect(add(gridIn(target, 'window').flat())).toBeCloseTo(total, 1);
  expect(termIn(target, 'value')).toBeCloseTo(total / 4, 3);
  expect(termIn(target, 'value')).toBeCloseTo(network.valueAt(spot), 3);
  await expect.element(page.getByText('map 3 in')).toBeVisible();
  expect(outlineIn(target, size).left).toBeCloseTo(2 * spot.position.column, 1);
});

it('shows no numbers of a window too large for them, but their colours, and the whole map as what it averages', async () => {
  const map = Float32Array.from({ length: 64 }, (_, position) => (position % 2 === 0 ? 1 : -1) * position);
  const window = { top: 0, left: 0, rows: 8, columns: 8, window: map };
  const total = add([...map]);
  const sum = { kind: 'globalAveragePool' as const, ...window, sum: total, value: total / 64 };
  const { target } = show(AveragePoolArithmetic, { sum, number: 1, map, size: [8, 8] as const });
  await expect.element(page.getByText('all of it')).toBeVisible();
  const cells = [...target.querySelectorAll('td')];
  expect(cells).toHaveLength(64);
  expect(new Set(cells.map(({ textContent }) => textContent))).toEqual(new Set(['']));
  expect(cells[63]!.title).toBe('-63.0000');
  expect(getComputedStyle(cells[63]!).backgroundColor).toBe('rgb(122, 43, 0)');
  expect(termIn(target, 'sum of 64 cells')).toBe(-32);
  expect(termIn(target, 'value')).toBe(-0.5);
});
