import { describe, expect, it } from 'vitest';
import { NO_VARIATION } from '../../../../src/core/ink/variation';
import { describeVariation } from '../../../../src/core/words/variation-words';

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
