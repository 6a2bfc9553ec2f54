import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';

/**
 * How messages are written where a channel carries bytes (the browser host's WebSocket): MessagePack, with Float32Array
 * as extension type 1. Its bytes are little-endian, as on every processor that runs a browser or Node today.
 * A number that is -0 comes as 0.
 */

const FLOAT32_ARRAY = 1;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: FLOAT32_ARRAY,
  encode: (value) =>
    value instanceof Float32Array ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null,
  // Copied, because a Float32Array has to begin at a multiple of four bytes. Not with `slice`, which in Node's Buffer is a view.
  decode: (bytes) => {
    if (bytes.length % 4 !== 0) throw new RangeError('A Float32Array takes four bytes for each number.');
    return new Float32Array(new Uint8Array(bytes).buffer);
  },
});

const encoder = new Encoder({ extensionCodec, ignoreUndefined: true });

// A header of a few bytes can claim any length, and room is made for it before the items are read.
const decoder = new Decoder({ extensionCodec, maxArrayLength: 100_000, maxMapLength: 1_000 });

/** A message as bytes. Fields that are `undefined` are left out. */
export function encodeMessage(message: unknown): Uint8Array<ArrayBuffer> {
  return encoder.encode(message);
}

/** The message that the bytes hold; throws when they hold none. Uint8Arrays in it are views of `bytes`. */
export function decodeMessage(bytes: ArrayBuffer | Uint8Array): unknown {
  return decoder.decode(bytes);
}
