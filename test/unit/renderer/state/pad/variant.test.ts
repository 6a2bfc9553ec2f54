import { describe, expect, it } from 'vitest';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { Variant } from '../../../../../src/renderer/state/pad/variant.svelte';
import { describeVariation } from '../../../../../src/renderer/words/variation-words';

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

describe('describeVariation', () => {
  it('says in words what is changed, and nothing of what is not', () => {
    expect(describeVariation(NO_VARIATION)).toBeNull();
    expect(describeVariation({ ...NO_VARIATION, angle: 40, shiftX: 2 })).toBe('turned 40° left, shifted 2 right');
    expect(describeVariation({ ...NO_VARIATION, angle: -7.5, shiftX: -1, shiftY: 3 })).toBe(
      'turned 7.5° right, shifted 1 left and 3 down',
    );
    expect(describeVariation({ ...NO_VARIATION, angle: 180, scale: 0.8, thickness: 1.5 })).toBe(
      'turned 180°, 0.8× the size, strokes 1.5× as wide',
    );
  });
});
