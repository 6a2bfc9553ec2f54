import fc from 'fast-check';
import { expect, it } from 'vitest';
import { int8Format } from '../../../../../src/core/exchange/tflite/number-format';
import type { Layer } from '../../../../../src/core/network/layer';

const number = fc.float({ noNaN: true, min: -1000, max: 1000 });
const LINEAR: Layer = { kind: 'leakyRelu', name: 'leaky', slope: 0.1 };

const int8s = ({ data }: { readonly data?: Uint8Array }): Int8Array => new Int8Array(data!.buffer);
const int32s = ({ data }: { readonly data?: Uint8Array }): Int32Array => new Int32Array(data!.buffer);

it('an activation’s numbers have 0 exactly, and the ends of the range but for half a step', () => {
  fc.assert(
    fc.property(number, number, (one, two) => {
      const [least, largest] = [Math.min(one, two), Math.max(one, two)];
      const { scales, zeroPoint } = int8Format([{ least, largest }]).output(LINEAR, 0, undefined)!;
      const scale = scales[0]!;
      expect(Number.isInteger(zeroPoint) && zeroPoint >= -128 && zeroPoint <= 127).toBe(true);
      for (const end of [least, largest, 0]) {
        const whole = Math.max(-128, Math.min(127, Math.round(end / scale) + zeroPoint));
        expect(Math.abs((whole - zeroPoint) * scale - end)).toBeLessThanOrEqual(scale * 0.5001);
      }
    }),
  );
});

it('weights are within half a step of what they were, each channel with a step of its own, and biases fit', () => {
  const channels = fc.array(fc.tuple(fc.array(number, { minLength: 3, maxLength: 3 }), number), { minLength: 1 });
  fc.assert(
    fc.property(channels, fc.float({ noNaN: true, min: Math.fround(1e-3), max: 10 }), (rows, inputScale) => {
      const kernel = Float32Array.from(rows.flatMap(([row]) => row));
      const bias = Float32Array.from(rows, ([, by]) => by);
      const written = int8Format([]).weights(kernel, bias, 0, { scales: [inputScale], zeroPoint: 3 });
      const { scales } = written.kernel.quantization!;
      expect(scales).toHaveLength(rows.length);
      int8s(written.kernel).forEach((whole, place) => {
        const scale = scales[Math.floor(place / 3)]!;
        expect(Math.abs(whole)).toBeLessThanOrEqual(127);
        expect(Math.abs(whole * scale - kernel[place]!)).toBeLessThanOrEqual(scale * 0.5001);
      });
      int32s(written.bias).forEach((whole, channel) => {
        const scale = scales[channel]! * inputScale;
        expect(written.bias.quantization!.scales[channel]).toBeCloseTo(scale, 12);
        // Half a step, and what 32-bit floats leave of a large number.
        expect(Math.abs(whole * scale - bias[channel]!)).toBeLessThanOrEqual(scale * 0.5001 + 1e-3);
      });
    }),
  );
});

it('a pooling’s output is in the numbers of its input', () => {
  const input = { scales: [0.3], zeroPoint: 7 };
  const pool: Layer = { kind: 'maxPool', name: 'pool', size: 2, stride: 2, padding: 'valid' };
  expect(int8Format([{ least: -9, largest: 9 }]).output(pool, 0, input)).toBe(input);
});
