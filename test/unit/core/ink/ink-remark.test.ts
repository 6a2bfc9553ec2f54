import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../src/core/ink/drawing';
import { remarkOn } from '../../../../src/core/ink/ink-remark';
import { layDigitOnPad } from '../../../../src/core/ink/picture';

const pen = (...points: (readonly [number, number])[]): Drawing => ({
  marks: [{ kind: 'stroke', tool: 'pen', width: 24, points: points.map(([x, y]) => ({ x, y, pressure: 0.5 })) }],
});

describe('remarkOn', () => {
  it('asks for more where there is a dot or a speck, and says where ink goes beyond the pad', () => {
    expect(remarkOn(pen([140, 140]))).toBe('small');
    expect(remarkOn(pen([140, 140], [160, 170]))).toBe('small');
    expect(remarkOn(pen([140, 100], [140, 160]))).toBeNull();
    expect(remarkOn(pen([140, 100], [140, 290]))).toBe('beyond');
    expect(remarkOn(pen([-3, 100], [140, 200]))).toBe('beyond');
  });

  it('has nothing to say of an empty pad, nor of a picture', () => {
    expect(remarkOn({ marks: [] })).toBeNull();
    expect(remarkOn({ marks: [layDigitOnPad(new Uint8Array(784).fill(255, 300, 304))] })).toBeNull();
  });
});
