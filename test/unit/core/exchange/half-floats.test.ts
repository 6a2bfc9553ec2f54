import { expect, it } from 'vitest';
import { brainFloat, halfFloat } from '../../../../src/core/exchange/half-floats';

it('reads 16-bit floats by their bits', () => {
  const known: [number, number][] = [
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x03ff, (1023 / 1024) * 2 ** -14],
    [0x8001, -(2 ** -24)],
    [0xfc00, -Infinity],
  ];
  for (const [bits, value] of known) expect(halfFloat(bits), bits.toString(16)).toBe(value);
  expect(halfFloat(0x7e00)).toBeNaN();
  expect(brainFloat(0x3f80)).toBe(1);
  expect(brainFloat(0xc049)).toBe(-3.140625);
});
