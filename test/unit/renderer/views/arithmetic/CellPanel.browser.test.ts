import { flushSync } from 'svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Spot } from '../../../../../src/core/network/spot';
import { CellSelection } from '../../../../../src/renderer/state/cells/cell-selection.svelte';
import CellPanel from '../../../../../src/renderer/views/arithmetic/CellPanel.svelte';
import { show } from '../../stage/show.svelte';
import { numberIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

const panel = () => page.getByRole('region', { name: 'The arithmetic of a cell' });
const title = () => panel().getByRole('heading');
const button = (name: string) => panel().getByRole('button', { name, exact: true });

function shown(opened: Spot | null, trace: SmallNetwork['trace'] | null = network.trace) {
  const selection = new CellSelection();
  if (opened) selection.open(opened);
  const { plan, weights } = network;
  return { selection, ...show(CellPanel, { plan, weights, trace, selection }) };
}

describe('what the panel shows', () => {
  it('says how a cell is opened, and that a network has no such cell', async () => {
    const { selection } = shown(null);
    await expect.element(panel()).toHaveTextContent('Click a cell of the picture above');
    selection.open({ index: 0, position: { map: 3, row: 0, column: 0 } });
    await expect.element(panel()).toHaveTextContent('This network has no such cell.');
  });

  it('asks for a digit while there is none, and says what a pixel of the drawing is', async () => {
    const { selection, change } = shown(network.spot('conv', 0), null);
    await expect.element(panel()).toHaveTextContent('Draw a digit, and the numbers of this cell show here.');
    change({ trace: network.trace });
    await expect.element(panel().getByRole('group', { name: 'Its sum' })).toBeVisible();
    selection.open({ index: -1, position: { map: 0, row: 4, column: 5 } });
    await expect.element(title()).toHaveTextContent('drawing, row 5, column 6');
    await expect.element(panel()).toHaveTextContent('0 is paper, 1 is ink');
  });

  it('shows for every kind of layer the value that the network made', async () => {
    const { selection, target } = shown(null);
    for (const { layer } of network.plan) {
      const spot = network.spot(layer.name, 7);
      selection.open(spot);
      await expect.element(title()).toHaveTextContent(new RegExp(`^${layer.name}, `));
      const result = target.querySelector('.result data')!;
      expect(numberIn(result.textContent), layer.kind).toBeCloseTo(network.valueAt(spot), 3);
    }
  });

  it('ends with the map that the value is a part of, where it is of one', async () => {
    const { selection, target } = shown(network.spot('pool', 3 * 20 + 1));
    await expect.element(panel().getByText('map 2', { exact: true })).toBeVisible();
    const canvas = [...target.querySelectorAll('canvas')].at(-1)!;
    expect([canvas.width, canvas.height]).toEqual([14, 14]);
    selection.open(network.spot('logits', 3));
    await expect.element(title()).toHaveTextContent('logits, unit 3');
    expect(target.querySelector('canvas')).toBeNull();
  });
});

describe('a value on its way', () => {
  const way = () => panel().getByRole('list', { name: 'The value on its way' }).getByRole('button');

  it('leads from the layer that made it through those that only change it', async () => {
    const spot = network.spot('conv', 5);
    const { selection } = shown(spot);
    await expect.element(way()).toHaveLength(2);
    await expect.element(way().nth(0)).toHaveAttribute('aria-pressed', 'true');
    await expect.element(way().nth(1)).toHaveTextContent(/^norm /);
    (way().nth(1).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(selection.opened).toEqual({ index: spot.index + 1, position: spot.position });
    await expect.element(way().nth(1)).toHaveAttribute('aria-pressed', 'true');
    const shownValue = numberIn(way().nth(1).element().querySelector('data')!.textContent);
    expect(shownValue).toBeCloseTo(network.valueAt(selection.opened!), 3);
  });
});

describe('going from cell to cell', () => {
  it('goes one on and one back, and no further than the map', async () => {
    const { selection } = shown(network.spot('pool', 3 * 13));
    await button('Next cell').click();
    expect(selection.opened!.position).toEqual({ map: 0, row: 1, column: 0 });
    await button('Previous cell').click();
    expect(selection.opened!.position).toEqual({ map: 0, row: 0, column: 13 });
    selection.open(network.spot('pool', 2));
    await expect.element(button('Previous cell')).toHaveAttribute('aria-disabled', 'true');
    (button('Previous cell').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(selection.opened).toEqual(network.spot('pool', 2));
    selection.open(network.spot('pool', network.sizeOf('pool') - 1));
    await expect.element(button('Next cell')).toHaveAttribute('aria-disabled', 'true');
  });

  it('plays through the map from its first cell, holds, goes on, and ends with it', async () => {
    const { selection } = shown(network.spot('elu', 4 * 20 + 1));
    const press = (name: string): void => {
      flushSync();
      (button(name).element() as HTMLElement).click();
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      press('Play through the map');
      expect(selection.opened!.position).toEqual({ map: 1, row: 0, column: 0 });
      vi.advanceTimersByTime(3 * 167);
      expect(selection.opened!.position).toEqual({ map: 1, row: 0, column: 3 });
      press('Pause');
      vi.advanceTimersByTime(1000);
      expect(selection.opened!.position).toEqual({ map: 1, row: 0, column: 3 });
      press('Go on');
      vi.advanceTimersByTime(60_000);
      expect(selection.opened!.position).toEqual({ map: 1, row: 5, column: 5 });
    } finally {
      vi.useRealTimers();
    }
    await expect.element(button('Play through the map')).toBeVisible();
  });

  it('shows of a map that is played through only what has landed, and all once another map is opened', async () => {
    const { selection, target } = shown(network.spot('pool', 1));
    const clear = () => {
      const canvas = [...target.querySelectorAll('canvas')].at(-1)!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, 14, 14);
      return data.filter((alpha, at) => at % 4 === 3 && alpha === 0).length;
    };
    expect(clear()).toBe(0);
    await button('Play through the map').click();
    await button('Pause').click();
    const { row, column } = selection.opened!.position;
    await expect.poll(clear).toBe(14 * 14 - (14 * row + column + 1));
    selection.open(network.spot('pool', 2));
    await expect.poll(clear).toBe(0);
    await expect.element(button('Play through the map')).toBeVisible();
  });

  it('takes its pace from the slider, by keyboard', async () => {
    shown(network.spot('pool', 1));
    const pace = panel().getByRole('slider', { name: 'Speed, cells a second' });
    await expect.element(pace).toHaveAttribute('aria-valuenow', '6');
    (pace.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(pace).toHaveAttribute('aria-valuenow', '8');
    await userEvent.keyboard('{End}');
    await expect.element(pace).toHaveAttribute('aria-valuenow', '30');
  });

  it('closes the cell, and the keyboard stays in the panel', async () => {
    const { selection } = shown(network.spot('pool', 1));
    await button('Close the cell').click();
    expect(selection.opened).toBeNull();
    await expect.element(panel()).toHaveFocus();
  });
});
