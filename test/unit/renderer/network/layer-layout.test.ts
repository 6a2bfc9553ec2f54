import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES, type ArchitectureName } from '../../../../src/core/network/architectures';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import {
  groupLayers,
  hasSpot,
  layOut,
  SPACING,
  valueAt,
  type LayerGroup,
  type LayerLayout,
} from '../../../../src/renderer/network/layer-layout';
import { planPixels } from '../../../../src/renderer/network/layer-painter';

const names = Object.keys(ARCHITECTURES) as ArchitectureName[];
const groupsOf = (name: ArchitectureName) => groupLayers(planLayers(ARCHITECTURES[name].layers));
const layersOf = (groups: readonly LayerGroup[]) => groups.flatMap(({ layers }) => layers);

function widthOf(groups: readonly LayerGroup[], layouts: readonly LayerLayout[]): number {
  let next = 0;
  const widths = groups.map(({ layers }) => {
    const columns = layers.reduce((sum) => sum + layouts[next++]!.width, 0);
    return Math.max(SPACING.narrowestGroup, columns + SPACING.betweenLayers * (layers.length - 1));
  });
  return widths.reduce((sum, width) => sum + width, 0) + SPACING.betweenGroups * (groups.length - 1);
}

describe('groupLayers', () => {
  it('shows every layer once, but for softmax, and begins a group where new maps begin', () => {
    const groups = groupsOf('cnn');
    expect(layersOf(groups).map(({ index }) => index)).toEqual([...Array(ARCHITECTURES.cnn.layers.length - 1).keys()]);
    expect(groups[1]!.layers.map(({ planned }) => planned.layer.kind)).toEqual(['maxPool', 'batchNorm', 'relu']);
    expect(groups.map(({ layers }) => layers[0]!.planned.layer.kind)).not.toContain('relu');
  });
});

describe('layOut', () => {
  it('fits every network with maps into the room it has at 1280 x 800', () => {
    for (const name of ['lenet', 'cnn'] as const) {
      const groups = groupsOf(name);
      const layouts = layOut(groups, 772, 466, 1);
      expect(widthOf(groups, layouts)).toBeLessThanOrEqual(772);
      for (const layout of layouts) expect(layout.height).toBeLessThanOrEqual(466);
    }
  });

  it('makes the maps of the cnn large enough to tell them apart there', () => {
    const cells = layOut(groupsOf('cnn'), 772, 466, 1).flatMap((layout) =>
      layout.kind === 'maps' ? [layout.cell] : [],
    );
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(14);
  });

  it('gives every map a place and every unit a cell, in any room and zoom', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 2500 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.constantFrom(1, 1.5, 2, 3),
        (name, width, height, zoom) => {
          const groups = groupsOf(name);
          const layouts = layOut(groups, width, height, zoom);
          layersOf(groups).forEach(({ planned: { output } }, index) => {
            const { columns, rows } = layouts[index]!;
            expect(columns * rows).toBeGreaterThanOrEqual(output.at(-1)!);
            expect(layouts[index]!.width).toBeGreaterThan(0);
            expect(layouts[index]!.height).toBeGreaterThan(0);
          });
        },
      ),
    );
  });
});

describe('valueAt', () => {
  const groups = groupsOf('cnn');
  const layouts = layOut(groups, 772, 466, 1);

  it('finds the value that is painted there, for every layer', () => {
    layersOf(groups).forEach(({ planned }, index) => {
      const layout = layouts[index]!;
      const shape = planned.output;
      const plan = planPixels(shape, layout, 1);
      const count = shape.reduce((product, side) => product * side, 1);
      const found = Uint32Array.from(plan.source, (_, pixel) => {
        const place = valueAt(layout, shape, (pixel % plan.width) + 0.5, Math.floor(pixel / plan.width) + 0.5);
        if (place === null) return count;
        return shape.length === 1 ? place.map : (place.row * shape[1] + place.column) * shape[2] + place.map;
      });
      expect(found.findIndex((value, pixel) => value !== plan.source[pixel])).toBe(-1);
    });
  });

  it('finds nothing beside the canvas', () => {
    const shape = layersOf(groups)[0]!.planned.output;
    expect(valueAt(layouts[0]!, shape, -1, 5)).toBeNull();
    expect(valueAt(layouts[0]!, shape, 5, layouts[0]!.height)).toBeNull();
  });
});

describe('hasSpot', () => {
  it('tells whether another network has the same value to look at', () => {
    const [cnn, lenet] = [planLayers(ARCHITECTURES.cnn.layers), planLayers(ARCHITECTURES.lenet.layers)];
    const last = { index: 0, place: { map: 31, row: 23, column: 23 } };
    expect(hasSpot(cnn, last)).toBe(true);
    expect(hasSpot(lenet, last)).toBe(false);
    expect(hasSpot(lenet, { index: 0, place: { map: 7, row: 23, column: 23 } })).toBe(true);
    expect(hasSpot(lenet, { index: 0, place: { map: 7, row: 24, column: 0 } })).toBe(false);
    expect(hasSpot(lenet, { index: 18, place: { map: 0, row: 0, column: 0 } })).toBe(false);
    expect(hasSpot(cnn, { index: 15, place: { map: 512, row: 0, column: 0 } })).toBe(false);
  });
});
