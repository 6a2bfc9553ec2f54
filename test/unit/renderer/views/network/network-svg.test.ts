import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import type { Band } from '../../../../../src/renderer/views/network/band';
import { networkSvg } from '../../../../../src/renderer/views/network/network-svg';

const plan = planLayers(ARCHITECTURES.cnn.layers);
const band = (title: string): Band => ({ title, trace: null, kind: 'activations' });
const print = (bands: readonly Band[], all = false): string =>
  networkSvg(
    { plan, bands, layerOf: all ? null : ({ indices }) => indices.at(-1)! },
    (shown, { index }) => `data:,${shown.title}-${index}`,
  );

const count = (svg: string, part: string): number => svg.split(part).length - 1;

describe('a network’s picture as an SVG file', () => {
  it('has an image of the drawing and of one layer of each block, and needs nothing from outside', () => {
    const svg = print([band('drawing')]);
    expect(count(svg, '<image ')).toBe(7);
    expect(svg.match(/href="[^"]*"/g)!.every((address) => address.startsWith('href="data:'))).toBe(true);
    expect(svg).toContain('>conv 1<');
    expect(svg).toContain('data:,drawing--1');
    expect(svg).toContain(`data:,drawing-${plan.length - 1}`);
  });

  it('has every layer where all are shown', () => {
    expect(count(print([band('drawing')], true), '<image ')).toBe(plan.length + 1);
  });

  it('has every band under its title, whatever the models are called', () => {
    const svg = print([band('A & "B" <1>'), band('variant')]);
    expect(count(svg, '<image ')).toBe(14);
    expect(svg).toContain('A &#38; &#34;B&#34; &#60;1&#62;');
    expect(svg).not.toContain('<1>');
  });

  it('says how large it is, with all of its images inside', () => {
    const svg = print([band('a'), band('b'), band('c')]);
    const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
    for (const [, x, , w] of svg.matchAll(/<image x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g))
      expect(Number(x) + Number(w)).toBeLessThan(width!);
    expect(height).toBeGreaterThan(3 * 200);
  });
});
