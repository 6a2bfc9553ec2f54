import { describe, expect, it } from 'vitest';
import { paintLine, type InkGrid } from '../../../../src/core/ink/paint';
import { scaling } from '../../../../src/core/ink/transform';
import { difference } from './drawings';

function painted(line: readonly number[]): Float32Array {
  const grid: InkGrid = { side: 32, samples: new Float32Array(32 * 32) };
  const pen = { erases: false, widthFactor: 1, smallestRadius: 0 };
  paintLine(grid, Float32Array.from(line), scaling(1), pen);
  return grid.samples;
}

describe('paintLine', () => {
  it('reaches the last point, however near it is to the one before', () => {
    expect(difference(painted([10, 16, 3, 20, 16, 3, 20.9, 16, 3]), painted([10, 16, 3, 20.9, 16, 3]))).toBeLessThan(
      1e-6,
    );
  });
});
