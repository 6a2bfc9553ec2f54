import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import type { Spot } from '../../../../../src/core/network/spot';
import { CellSelection } from '../../../../../src/renderer/state/cells/cell-selection.svelte';
import { spotByKey } from '../../../../../src/renderer/views/network/cell-keys';

const cnn = planLayers(ARCHITECTURES.cnn.layers);
const spot = (index: number, map: number, row = 0, column = 0): Spot => ({ index, position: { map, row, column } });

describe('CellSelection', () => {
  it('goes on in the band that it was opened in, and forgets it when it is closed', () => {
    const selection = new CellSelection();
    selection.open(spot(0, 1), 1);
    selection.open(spot(0, 2));
    expect([selection.opened, selection.band]).toEqual([spot(0, 2), 1]);
    selection.close();
    expect([selection.opened, selection.band]).toEqual([null, 0]);
  });
});

describe('spotByKey', () => {
  /** The drawing, the first convolution, the last maps, the hidden units four abreast, the probabilities. */
  const columns = [
    { index: -1, unitsAcross: 1 },
    { index: 0, unitsAcross: 4 },
    { index: 13, unitsAcross: 4 },
    { index: 18, unitsAcross: 4 },
    { index: 20, unitsAcross: 1 },
  ];
  const press = (key: string, from: Spot, shiftKey = false) =>
    spotByKey({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false }, from, cnn, columns);

  it('goes from cell to cell of a map, and not over its edge', () => {
    expect(press('ArrowRight', spot(0, 3, 5, 5))).toEqual(spot(0, 3, 5, 6));
    expect(press('ArrowUp', spot(0, 3, 5, 5))).toEqual(spot(0, 3, 4, 5));
    expect(press('ArrowDown', spot(0, 3, 23, 5))).toEqual(spot(0, 3, 23, 5));
    expect(press('ArrowLeft', spot(0, 3, 5, 0))).toEqual(spot(0, 3, 5, 0));
    expect(press('End', spot(0, 3, 5, 5))).toEqual(spot(0, 3, 5, 23));
  });

  it('goes from map to map at the same place', () => {
    expect(press('PageDown', spot(0, 3, 5, 6))).toEqual(spot(0, 4, 5, 6));
    expect(press('PageUp', spot(0, 0, 5, 6))).toEqual(spot(0, 0, 5, 6));
  });

  it('goes from unit to unit as they stand', () => {
    expect(press('ArrowDown', spot(18, 5))).toEqual(spot(18, 9));
    expect(press('ArrowRight', spot(18, 5))).toEqual(spot(18, 6));
    expect(press('ArrowDown', spot(18, 126))).toEqual(spot(18, 126));
  });

  it('goes to about the same place of the layer beside it', () => {
    expect(press('ArrowRight', spot(0, 20, 12, 23), true)).toEqual(spot(13, 20, 2, 3));
    expect(press('ArrowLeft', spot(0, 20, 12, 23), true)).toEqual(spot(-1, 0, 14, 27));
    expect(press('ArrowRight', spot(13, 20, 2, 3), true)).toEqual(spot(18, 20));
    expect(press('ArrowRight', spot(18, 120), true)).toEqual(spot(20, 9));
    expect(press('ArrowRight', spot(20, 9), true)).toEqual(spot(20, 9));
  });

  it('leaves all other keys alone', () => {
    expect(press('a', spot(0, 0))).toBeNull();
    expect(press('ArrowUp', spot(0, 0), true)).toBeNull();
    const altered = { key: 'ArrowLeft', shiftKey: false, ctrlKey: false, metaKey: false, altKey: true };
    expect(spotByKey(altered, spot(0, 0), cnn, columns)).toBeNull();
  });
});
