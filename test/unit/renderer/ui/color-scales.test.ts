import { describe, expect, it } from 'vitest';
import { colorScale, colorValues, cssColorFor, cssGradient, pixelFor } from '../../../../src/renderer/ui/color-scales';

const parts = (pixel: number): readonly number[] => [pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff];

/** Relative luminance (WCAG 2). */
function luminance(pixel: number): number {
  const [red, green, blue] = parts(pixel).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe.each([
  ['paper', false],
  ['blackboard', true],
] as const)('the scale on %s', (_name, dark) => {
  const scale = colorScale(dark);

  it('goes from the middle to both ends steadily darker on paper, lighter on the blackboard', () => {
    for (const sign of [-1, 1]) {
      const steps = Array.from({ length: 21 }, (_, step) => luminance(pixelFor(scale, (sign * step) / 20)));
      for (let step = 1; step < steps.length; step++) {
        if (dark) expect(steps[step]).toBeGreaterThan(steps[step - 1]!);
        else expect(steps[step]).toBeLessThan(steps[step - 1]!);
      }
    }
  });

  it('tells the signs apart by blue against red at every strength that can be seen', () => {
    for (const share of [0.15, 0.3, 0.6, 0.9]) {
      const [negativeRed, , negativeBlue] = parts(pixelFor(scale, -share));
      const [positiveRed, , positiveBlue] = parts(pixelFor(scale, share));
      expect(negativeRed! - negativeBlue!).toBeGreaterThan(positiveRed! - positiveBlue! + 40);
    }
  });

  it('stops at its ends', () => {
    expect(pixelFor(scale, 7)).toBe(pixelFor(scale, 1));
    expect(pixelFor(scale, -7)).toBe(pixelFor(scale, -1));
    const pixels = new Uint32Array(2);
    colorValues(scale, Float32Array.of(10, -10), 5, pixels);
    expect([...pixels]).toEqual([pixelFor(scale, 1), pixelFor(scale, -1)]);
  });
});

describe('cssGradient', () => {
  it('begins at zero for values that are never negative', () => {
    const scale = colorScale(false);
    expect(cssGradient(scale, false)).toContain(`(to right, ${cssColorFor(scale, 0)},`);
    expect(cssGradient(scale, true)).toContain(`(to right, ${cssColorFor(scale, -1)},`);
  });
});
