import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { hasSpot, type Spot } from '../../../../src/core/network/spot';

const [cnn, lenet] = [planLayers(ARCHITECTURES.cnn.layers), planLayers(ARCHITECTURES.lenet.layers)];
const spot = (index: number, map: number, row = 0, column = 0): Spot => ({ index, position: { map, row, column } });

describe('hasSpot', () => {
  it('tells whether another network has the same value to look at', () => {
    expect(hasSpot(cnn, spot(0, 31, 23, 23))).toBe(true);
    expect(hasSpot(lenet, spot(0, 31, 23, 23))).toBe(false);
    expect(hasSpot(lenet, spot(0, 7, 23, 23))).toBe(true);
    expect(hasSpot(lenet, spot(0, 7, 24, 0))).toBe(false);
    expect(hasSpot(lenet, spot(18, 0))).toBe(false);
    expect(hasSpot(cnn, spot(15, 128))).toBe(false);
    expect(hasSpot(cnn, spot(-1, 0, 27, 27))).toBe(true);
    expect(hasSpot(cnn, spot(-1, 1))).toBe(false);
  });
});
