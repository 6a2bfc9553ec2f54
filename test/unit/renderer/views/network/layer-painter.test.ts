import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { colorScale, pixelFor } from '../../../../../src/renderer/ui/color-scales';
import { blocksOf } from '../../../../../src/renderer/views/network/layer-blocks';
import {
  largestMagnitude,
  mapOf,
  paintLayer,
  planPixels,
} from '../../../../../src/renderer/views/network/layer-painter';
import { layOutPicture } from '../../../../../src/renderer/views/network/picture-layout';

describe('planPixels', () => {
  it('shows every value of every layer, at every density of the screen', () => {
    const plan = planLayers(ARCHITECTURES.cnn.layers);
    const picture = layOutPicture({ plan, blocks: blocksOf(plan), layerOf: null }, { width: 1_300, height: 800 }, 1);
    for (const ratio of [1, 1.25, 2]) {
      for (const { shape, layout } of picture.blocks.flatMap(({ columns }) => columns)) {
        const { source } = planPixels(shape, layout, ratio);
        const shown = new Set(source);
        shown.delete(sizeOf(shape));
        expect(shown.size).toBe(sizeOf(shape));
      }
    }
  });
});

describe('paintLayer', () => {
  it('colours by the magnitude that is given, and leaves the gaps clear', () => {
    const scale = colorScale(false);
    const plan = { width: 3, height: 1, source: Uint32Array.of(0, 1, 2) };
    const pixels = new Uint32Array(3);
    // A larger layer before it must leave nothing behind.
    paintLayer(pixels, Float32Array.of(5, 5, 5), plan, 5, scale);
    paintLayer(pixels, Float32Array.of(-4, 2), plan, 8, scale);
    expect([...pixels]).toEqual([pixelFor(scale, -0.5), pixelFor(scale, 0.25), 0]);
  });

  it('paints a layer of zeros as zero', () => {
    const scale = colorScale(true);
    const pixels = new Uint32Array(1);
    paintLayer(pixels, new Float32Array(1), { width: 1, height: 1, source: new Uint32Array(1) }, 0, scale);
    expect(pixels[0]).toBe(pixelFor(scale, 0));
  });
});

describe('mapOf', () => {
  it('takes one channel out of the order row, column, channel', () => {
    const values = Float32Array.from({ length: 12 }, (_, index) => index);
    expect([...mapOf(values, 3, 1)]).toEqual([1, 4, 7, 10]);
  });
});

describe('largestMagnitude', () => {
  it('looks at both signs', () => {
    expect(largestMagnitude(Float32Array.of(1, -3, 2))).toBe(3);
    expect(largestMagnitude(new Float32Array(0))).toBe(0);
  });
});
