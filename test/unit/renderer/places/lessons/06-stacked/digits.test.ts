import { describe, expect, it } from 'vitest';
import { DIGITS, isBuilt, tryOn } from '../../../../../../src/renderer/places/lessons/06-stacked/digits';
import { emptyKernel } from '../../../../../../src/renderer/places/lessons/06-stacked/stacked-filter';

function kernelWith(...weights: readonly (readonly [plane: number, row: number, column: number])[]): number[][][] {
  const kernel = emptyKernel(3, 5, 2);
  for (const [plane, row, column] of weights) kernel[plane]![row]![column] = 1;
  return kernel;
}

const found = (kernel: number[][][]): readonly string[] =>
  DIGITS.filter(({ picture }) => tryOn(picture, kernel).isFound).map(({ name }) => name);

describe('the second filter', () => {
  it('is built when it finds the nines by all three parts, and nothing else', () => {
    const whole = kernelWith([0, 0, 0], [1, 2, 1], [2, 4, 0]);
    expect(found(whole)).toEqual(['nine', 'shifted nine', '96']);
    expect(isBuilt(whole)).toBe(true);
  });

  it('is not built yet with a part missing, or in the wrong place', () => {
    expect(isBuilt(emptyKernel(3, 5, 2))).toBe(false);
    expect(found(kernelWith([0, 0, 0]))).toContain('eight');
    expect(isBuilt(kernelWith([0, 0, 0], [1, 2, 1]))).toBe(false);
    expect(isBuilt(kernelWith([0, 4, 0], [1, 2, 1], [2, 0, 0]))).toBe(false);
  });
});
