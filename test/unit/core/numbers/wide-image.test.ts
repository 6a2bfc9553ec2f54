import { describe, expect, it } from 'vitest';
import { EMPTY_DRAWING } from '../../../../src/core/ink/drawing';
import { wideImageOf } from '../../../../src/core/numbers/wide-image';
import { pen } from '../ink/drawings';
import { write } from './handwriting';

describe('the wide image of a number', () => {
  it('is as wide as it takes, its line as high as a digit of MNIST', () => {
    const one = wideImageOf(write('0', { height: 200, width: 20 }))!;
    const four = wideImageOf(write('0000', { height: 80, width: 8 }))!;
    expect(one.width).toBeLessThan(40);
    expect(four.width).toBeGreaterThan(2 * one.width);
    const rows = [...four.pixels].flatMap((ink, at) => (ink > 0.5 ? Math.floor(at / four.width) : []));
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThanOrEqual(19);
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(23);
  });

  it('says where on the pad its ink lies', () => {
    const image = wideImageOf({ marks: [pen([[100, 50], [100, 150]], 10), pen([[200, 50], [200, 150]], 10)] })!; // prettier-ignore
    const at = (x: number, y: number): number =>
      image.pixels[Math.floor((y - image.top) / image.unit) * image.width + Math.floor((x - image.left) / image.unit)]!;
    expect(at(100, 100)).toBeGreaterThan(0.9);
    expect(at(200, 140)).toBeGreaterThan(0.9);
    expect(at(150, 100)).toBe(0);
  });

  it('is none without ink', () => expect(wideImageOf(EMPTY_DRAWING)).toBeNull());
});
