import { describe, expect, it } from 'vitest';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { Variant } from '../../../../../src/renderer/state/pad/variant.svelte';

describe('Variant', () => {
  it('changes part after part, within the ranges, and goes back', () => {
    const variant = new Variant();
    expect(variant.isNone).toBe(true);
    variant.change({ angle: 40 });
    variant.change({ shiftX: 2, scale: 7 });
    expect(variant.variation).toEqual({ ...NO_VARIATION, angle: 40, shiftX: 2, scale: 1.6 });
    expect(variant.isNone).toBe(false);
    variant.reset();
    expect(variant.variation).toEqual(NO_VARIATION);
  });

  it('is none again after a whole turn by degrees, and after steps there and back', () => {
    const variant = new Variant();
    for (let degree = 0; degree < 360; degree++) variant.change({ angle: variant.variation.angle + 1 });
    for (const step of [0.1, 0.1, 0.1, -0.3]) variant.change({ shiftX: variant.variation.shiftX + step });
    expect(variant.isNone).toBe(true);
  });

  it('passes over what is no number', () => {
    const variant = new Variant();
    variant.change({ angle: 30 });
    variant.change({ angle: NaN, shiftX: Infinity, shiftY: 1 });
    expect(variant.variation).toEqual({ ...NO_VARIATION, angle: 30, shiftY: 1 });
  });
});
