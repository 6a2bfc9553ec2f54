import { describe, expect, it } from 'vitest';
import { colorScale } from '../../../../../src/renderer/ui/color-scales';
import { textOn } from '../../../../../src/renderer/views/arithmetic/number-colors';

describe('textOn', () => {
  it('writes dark on what is light and light on what is dark, by day and by night', () => {
    expect([-1, 0, 1].map((share) => textOn(colorScale(false), share))).toEqual(['white', 'black', 'white']);
    expect([-1, 0, 1].map((share) => textOn(colorScale(true), share))).toEqual(['black', 'white', 'black']);
  });
});
