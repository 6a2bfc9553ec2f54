import { describe, expect, it } from 'vitest';
import {
  convolutionCosts,
  denseCosts,
  inputsOf,
} from '../../../../../../src/renderer/places/lessons/03-costs/layer-costs';
import { mapSize } from '../../../../../../src/renderer/places/lessons/grids/filter';
import { blankGrid } from '../../../../../../src/renderer/places/lessons/grids/grids';

const PHOTO = { width: 1920, height: 1080, channels: 3 };

describe('denseCosts', () => {
  it('gives what the course counts, where the slide has millions for trillions', () => {
    expect(inputsOf(PHOTO)).toBe(6_220_800);
    expect(denseCosts(PHOTO, 4_000_000).weights).toBe(24_883_200_000_000);
    const grey = { width: 7, height: 7, channels: 1 };
    expect(denseCosts(grey, 49).weights).toBe(2401);
    expect(denseCosts({ ...grey, width: 49, height: 1 }, 10).weights).toBe(490);
  });
});

describe('convolutionCosts', () => {
  it('has weights that do not grow with the picture, and multiplications that do', () => {
    expect(convolutionCosts(PHOTO, 32, 3)).toEqual({ weights: 864, multiplications: 864 * 1918 * 1078 });
    expect(convolutionCosts({ ...PHOTO, width: 7, height: 7 }, 32, 3).weights).toBe(864);
  });

  it('multiplies at every place where the course lays its kernel', () => {
    const { rows, columns } = mapSize(blankGrid(7, 5), blankGrid(3, 3));
    expect(convolutionCosts({ width: 5, height: 7, channels: 1 }, 2, 3).multiplications).toBe(rows * columns * 9 * 2);
  });

  it('has no place for a kernel larger than the picture', () => {
    expect(convolutionCosts({ width: 2, height: 9, channels: 1 }, 4, 3).multiplications).toBe(0);
  });
});
