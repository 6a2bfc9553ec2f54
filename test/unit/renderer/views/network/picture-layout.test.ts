import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES, type ArchitectureName } from '../../../../../src/core/network/architectures';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import { type Block, blocksOf } from '../../../../../src/renderer/views/network/layer-blocks';
import { layOutPicture, type PictureLayout, type Room } from '../../../../../src/renderer/views/network/picture-layout';

const names = Object.keys(ARCHITECTURES) as ArchitectureName[];
const last = ({ indices }: Block): number => indices.at(-1)!;

function layOut(name: ArchitectureName, room: Room, zoom = 1, layerOf: ((block: Block) => number) | null = last) {
  const plan = planLayers(ARCHITECTURES[name].layers);
  return layOutPicture({ plan, blocks: blocksOf(plan), layerOf }, room, zoom);
}

const columnsOf = ({ blocks }: PictureLayout) => blocks.flatMap(({ columns }) => columns);

/** What the picture has to itself at 1280 x 800, above a dock. */
const LAPTOP: Room = { width: 780, height: 270 };

describe('blocksOf', () => {
  it('begins with the drawing, has every layer once, and a block for each layer that makes something new', () => {
    const plan = planLayers(ARCHITECTURES.cnn.layers);
    const blocks = blocksOf(plan);
    expect(blocks.flatMap(({ indices }) => indices)).toEqual([-1, ...plan.keys()]);
    expect(blocks.map(({ namesake }) => plan[namesake]?.layer.name ?? 'drawing')).toEqual([
      ...['drawing', 'conv_1', 'conv_2', 'conv_3', 'conv_4', 'dense_1', 'logits'],
    ]);
  });

  it('takes the means of maps and the dense layer that reads them together, as it does a flattened row', () => {
    const flatten = ARCHITECTURES.lenet.layers.findIndex(({ kind }) => kind === 'flatten');
    const averaged = ARCHITECTURES.lenet.layers.with(flatten, { kind: 'globalAveragePool', name: 'means' });
    const [plan, before] = [averaged, ARCHITECTURES.lenet.layers].map(planLayers);
    expect(blocksOf(plan!).map(({ indices }) => indices)).toEqual(blocksOf(before!).map(({ indices }) => indices));
  });

  it('shares out all weights and all of the computation', () => {
    for (const name of names) {
      const plan = planLayers(ARCHITECTURES[name].layers);
      const sum = (part: (block: Block) => number) => blocksOf(plan).reduce((total, block) => total + part(block), 0);
      expect(sum(({ share }) => share)).toBeCloseTo(1, 9);
      expect(sum(({ weightCount }) => weightCount)).toBe(plan.reduce((total, layer) => total + layer.weightCount, 0));
    }
  });
});

describe('layOutPicture', () => {
  it('fits every network into the room of a laptop, one layer of each block', () => {
    for (const name of names) {
      const layout = layOut(name, LAPTOP);
      expect(layout.width).toBeLessThanOrEqual(LAPTOP.width);
      expect(layout.height).toBeLessThanOrEqual(LAPTOP.height);
    }
  });

  it('makes the maps of the cnn large enough there to tell them apart', () => {
    const cells = columnsOf(layOut('cnn', LAPTOP)).flatMap(({ layout }) => (layout.kind === 'maps' ? layout.cell : []));
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(20);
  });

  it('lets the maps fill the width of their headings where these alone need more than there is', () => {
    const room = { width: 528, height: 270 };
    const layout = layOut('cnn', room);
    const cells = columnsOf(layout).flatMap(({ layout }) => (layout.kind === 'maps' ? layout.cell : []));
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(20);
    expect(layout.height).toBeLessThanOrEqual(room.height);
  });

  it('shows every layer where all are asked for, within the width of a laptop', () => {
    const layout = layOut('cnn', { width: 762, height: 280 }, 1, null);
    expect(columnsOf(layout).map(({ index }) => index)).toEqual([-1, ...ARCHITECTURES.cnn.layers.keys()]);
    expect(layout.width).toBeLessThanOrEqual(762);
  });

  it('lets no layer lie over another, nor reach out of the picture, in any room and zoom', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.record({ width: fc.integer({ min: 0, max: 2500 }), height: fc.integer({ min: -50, max: 1500 }) }),
        fc.constantFrom(1, 1.5, 2, 3, 4),
        fc.constantFrom(null, last),
        (name, room, zoom, layerOf) => {
          const layout = layOut(name, room, zoom, layerOf);
          let free = 0;
          for (const { left, top, layout: size, shape } of columnsOf(layout)) {
            expect(left).toBeGreaterThanOrEqual(free);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(top + size.height).toBeLessThanOrEqual(layout.height + 0.5);
            expect(size.columns * size.rows).toBeGreaterThanOrEqual(shape.at(-1)!);
            free = left + size.width;
          }
          expect(free).toBeLessThanOrEqual(layout.width + 0.5);
        },
      ),
    );
  });
});
