import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../../../src/core/contract/wire';

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.maxSafeInteger(),
    // MessagePack writes -0 as the integer 0.
    fc.double().map((value) => (value === 0 ? 0 : value)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.float32Array(),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}));

/** The same with plain Uint8Arrays in place of Node's Buffers. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}

describe('messages as bytes', () => {
  it('come back as they were, typed arrays at any offset included', () => {
    fc.assert(
      fc.property(values.value, (value) => {
        // Behind a string of any length, so that numbers do not begin where a Float32Array could.
        const message = { before: 'x', value };
        expect(decodeMessage(encodeMessage(message))).toEqual(message);
        // As Node's sockets give it: a Buffer, somewhere in the memory of others.
        const received = Buffer.concat([Buffer.from('xyz'), encodeMessage(message)]).subarray(3);
        expect(plain(decodeMessage(received))).toEqual(message);
      }),
    );
  });

  it('take a Float32Array that is a part of a larger one', () => {
    const part = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(decodeMessage(encodeMessage(part))).toEqual(Float32Array.of(2, 3));
  });

  it('leave out what is undefined', () => {
    expect(decodeMessage(encodeMessage({ kind: 'answer', result: undefined }))).toEqual({ kind: 'answer' });
  });

  it.each([
    ['nothing', []],
    ['a list that claims four thousand million items', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['a longer list than any message has', encode(new Array(100_001).fill(0))],
    ['a Float32Array of three bytes', [0xc7, 3, 1, 0, 0, 0]],
    ['a message and more', [...encode('one'), ...encode('two')]],
    ['a text cut short', [...encode('some text')].slice(0, 4)],
  ])('refuse %s', (_, bytes) => {
    expect(() => decodeMessage(Uint8Array.from(bytes))).toThrow();
  });
});
