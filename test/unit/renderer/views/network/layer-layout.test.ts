import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetOf } from '../../../../../src/core/network/cell-position';
import type { Shape } from '../../../../../src/core/network/layer';
import { sizeOf } from '../../../../../src/core/network/layer-kinds';
import {
  boxOf,
  layOutMaps,
  layOutUnits,
  valueAt,
  type LayerLayout,
} from '../../../../../src/renderer/views/network/layer-layout';
import { planPixels } from '../../../../../src/renderer/views/network/layer-painter';

const LAID_OUT: readonly (readonly [Shape, LayerLayout])[] = [
  [[24, 24, 32], layOutMaps(32, 8, 25)],
  [[12, 12, 5], layOutMaps(5, 2, 26)],
  [[28, 28, 1], layOutMaps(1, 1, 84)],
  [[128], layOutUnits(128, 60, 270, 1)],
  [[784], layOutUnits(784, 29, 120, 1)],
  [[10], layOutUnits(10, 60, 270, 2)],
];

describe('valueAt', () => {
  it('finds the value that is painted there, for every kind of layer', () => {
    for (const [shape, layout] of LAID_OUT) {
      const { width, source } = planPixels(shape, layout, 1);
      const found = Uint32Array.from(source, (_, pixel) => {
        const position = valueAt(layout, shape, (pixel % width) + 0.5, Math.floor(pixel / width) + 0.5);
        return position === null ? sizeOf(shape) : offsetOf(shape, position);
      });
      expect(found.findIndex((value, pixel) => value !== source[pixel])).toBe(-1);
    }
  });

  it('finds nothing beside the canvas', () => {
    const [shape, layout] = LAID_OUT[0]!;
    expect(valueAt(layout, shape, -1, 5)).toBeNull();
    expect(valueAt(layout, shape, 5, layout.height)).toBeNull();
  });
});

describe('boxOf', () => {
  it('surrounds the pixels of a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LAID_OUT), fc.nat(), (laidOut, seed) => {
        const [shape, layout] = laidOut;
        const map = seed % shape.at(-1)!;
        const [row, column] = shape.length === 1 ? [0, 0] : [seed % shape[0], (seed >> 5) % shape[1]];
        const box = boxOf(layout, shape, map, [row, row + 1], [column, column + 1]);
        expect(valueAt(layout, shape, box.left + box.width / 2, box.top + box.height / 2)).toEqual({
          map,
          row,
          column,
        });
      }),
    );
  });
});

describe('layOutUnits', () => {
  it('gives every unit a cell, in any room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1024 }),
        fc.integer({ min: 10, max: 300 }),
        fc.integer({ min: 0, max: 1200 }),
        fc.constantFrom(1, 2, 4),
        (count, width, height, zoom) => {
          const layout = layOutUnits(count, width, height, zoom);
          expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(count);
          expect(layout.width).toBeGreaterThan(0);
          expect(layout.height).toBeGreaterThan(0);
        },
      ),
    );
  });
});
