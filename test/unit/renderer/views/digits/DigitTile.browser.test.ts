import { expect, it } from 'vitest';
import { colorScale, cssColorFor } from '../../../../../src/renderer/ui/color-scales';
import DigitTile from '../../../../../src/renderer/views/digits/DigitTile.svelte';
import { show } from '../../stage/show.svelte';

/** Ink in the first row, half covered in the second. */
const image = Float32Array.from({ length: 28 * 28 }, (_, pixel) => [1, 0.5][Math.floor(pixel / 28)] ?? 0);

/** The colours of the tile's first three rows, as they are in its sixth column. */
function rowsOf(canvas: HTMLCanvasElement): readonly string[] {
  return [0, 1, 2].map((row) => {
    const [red, green, blue] = canvas.getContext('2d')!.getImageData(5, row, 1, 1).data;
    return `rgb(${red} ${green} ${blue})`;
  });
}

it.each([
  ['light', false],
  ['dark', true],
] as const)('paints a pixel for each, as much as it is covered, in the %s theme', async (choice, dark) => {
  const { target, theme, change } = show(DigitTile, { image });
  theme.choice = choice;
  const canvas = target.querySelector('canvas')!;
  expect([canvas.width, canvas.height]).toEqual([28, 28]);
  const colors = [1, 0.5, 0].map((share) => cssColorFor(colorScale(dark), share));
  await expect.poll(() => rowsOf(canvas)).toEqual(colors);
  change({ image: image.map((ink) => 1 - ink) });
  await expect.poll(() => rowsOf(canvas)).toEqual([...colors].reverse());
});

it('is as large as its style says and an ornament to a screen reader', () => {
  const { target } = show(DigitTile, { image });
  const canvas = target.querySelector('canvas')!;
  expect([canvas.clientWidth, canvas.clientHeight]).toEqual([56, 56]);
  expect(getComputedStyle(canvas).imageRendering).toBe('pixelated');
  expect(canvas.ariaHidden).toBe('true');
});
