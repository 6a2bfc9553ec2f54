import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import type { Layer } from '../../../../../src/core/network/layer';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import type { Spot } from '../../../../../src/core/network/spot';
import { CellSelection } from '../../../../../src/renderer/state/cells/cell-selection.svelte';
import { chainOf, stepFrom } from '../../../../../src/renderer/views/arithmetic/cell-chain';
import { CellWalk } from '../../../../../src/renderer/views/arithmetic/cell-walk.svelte';

const { layers } = ARCHITECTURES.cnn;
const plan = planLayers(layers);
const indexOf = (name: string) => layers.findIndex((layer) => layer.name === name);
const spot = (name: string, map: number, row = 0, column = 0): Spot => ({
  index: indexOf(name),
  position: { map, row, column },
});

describe('chainOf', () => {
  const namesOf = (of: Spot) => chainOf(plan, of).map(({ index }) => layers[index]!.name);

  it('follows a value from where it was made through all that changes it', () => {
    for (const name of ['conv_2', 'norm_2', 'relu_2']) {
      expect(namesOf(spot(name, 5, 3, 4))).toEqual(['conv_2', 'norm_2', 'relu_2']);
    }
    expect(chainOf(plan, spot('norm_2', 5, 3, 4)).map(({ position }) => position)).toEqual(
      Array(3).fill({ map: 5, row: 3, column: 4 }),
    );
    expect(namesOf(spot('relu_5', 9))).toEqual(['dense_1', 'norm_5', 'relu_5', 'dropout']);
  });

  it('begins anew where windows are read, rows laid out, or shares taken', () => {
    expect(namesOf(spot('conv_1', 0))).toEqual(['conv_1']);
    expect(namesOf(spot('pool_1', 0))).toEqual(['pool_1', 'norm_1', 'relu_1']);
    expect(namesOf(spot('flatten', 0))).toEqual(['flatten']);
    expect(namesOf(spot('probabilities', 0))).toEqual(['probabilities']);
  });
});

it.each(['sigmoid', 'tanh', 'leakyRelu', 'elu'] as const)('a value goes on its way through %s', (kind) => {
  const activation = { kind, name: 'activation', slope: 0.1, alpha: 1 } as Layer;
  const short = planLayers([...layers.slice(0, 3), activation]);
  expect(chainOf(short, { index: 3, position: { map: 0, row: 0, column: 0 } }).map(({ index }) => index)).toEqual([
    1, 2, 3,
  ]);
});

describe('stepFrom', () => {
  it('goes row by row, and not beyond the map', () => {
    expect(stepFrom(plan, spot('relu_4', 7, 1, 3), 1)).toEqual(spot('relu_4', 7, 2, 0));
    expect(stepFrom(plan, spot('relu_4', 7, 2, 0), -1)).toEqual(spot('relu_4', 7, 1, 3));
    expect(stepFrom(plan, spot('relu_4', 7, 3, 3), 1)).toBeNull();
    expect(stepFrom(plan, spot('relu_4', 7), -1)).toBeNull();
  });

  it('goes from unit to unit of a row', () => {
    expect(stepFrom(plan, spot('logits', 8), 1)).toEqual(spot('logits', 9));
    expect(stepFrom(plan, spot('logits', 9), 1)).toBeNull();
  });
});

describe('CellWalk', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A walk of two cells a second from the given cell. */
  function walkFrom(start: Spot) {
    const selection = new CellSelection();
    selection.open(start);
    const walk = new CellWalk(
      () => selection,
      () => plan,
      () => 2,
    );
    return { selection, walk };
  }

  it('opens every cell of the map once, at its rate, and then shows the whole map', () => {
    const { selection, walk } = walkFrom(spot('relu_4', 7, 2, 2));
    walk.play();
    const opened: string[] = [];
    for (let cell = 0; cell < 16; cell++) {
      expect(walk.isUnderWay).toBe(true);
      const { row, column, map } = selection.opened!.position;
      opened.push(`${map} ${row} ${column}`);
      vi.advanceTimersByTime(500);
    }
    expect(opened).toEqual(Array.from({ length: 16 }, (_, cell) => `7 ${Math.floor(cell / 4)} ${cell % 4}`));
    expect([walk.isPlaying, walk.isUnderWay]).toEqual([false, false]);
    expect(selection.opened).toEqual(spot('relu_4', 7, 3, 3));
  });

  it('stays where it is paused, and goes on from there', () => {
    const { selection, walk } = walkFrom(spot('logits', 5));
    walk.play();
    vi.advanceTimersByTime(1_100);
    walk.pause();
    vi.advanceTimersByTime(5_000);
    expect(selection.opened).toEqual(spot('logits', 2));
    walk.step(1);
    walk.play();
    vi.advanceTimersByTime(600);
    expect(selection.opened).toEqual(spot('logits', 4));
  });

  it('ends when the cell is closed', () => {
    const { selection, walk } = walkFrom(spot('logits', 5));
    walk.play();
    selection.close();
    vi.advanceTimersByTime(1_000);
    expect([walk.isPlaying, selection.opened]).toEqual([false, null]);
  });
});
