import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageChannelMain } from '../../electron-stand-in/message-ports.js';
import { decode, encode } from '../../electron-stand-in/structured-clone.js';

const plainData = fc.anything({
  withTypedArray: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withBigInt: true,
  withSparseArray: false,
  key: fc.string().filter((key) => key !== '__proto__'),
});

describe('what crosses between the stand-in and its window', () => {
  it('arrives as a structured clone', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(decode(encode(value))).toEqual(structuredClone(value));
      }),
    );
  });

  it('arrives with the part of a buffer that it shows', () => {
    const weights = new Float32Array([9, 1.5, Number.NaN, -0, 9]).subarray(1, 4);
    const arrived = decode(encode({ weights })) as { weights: Float32Array };
    expect(arrived.weights).toEqual(new Float32Array([1.5, Number.NaN, -0]));
  });

  it('is refused where it can’t be cloned', () => {
    expect(() => encode({ act: () => undefined })).toThrow(/could not be cloned/);
    expect(() => encode(new Proxy({}, {}))).toThrow(/could not be cloned/);
  });
});

describe('the ports of the stand-in', () => {
  it('transfer no ArrayBuffer, as in Electron', () => {
    const { port1 } = new MessageChannelMain();
    const { buffer } = new Float32Array(4);
    expect(() => port1.postMessage({ buffer }, [buffer])).toThrow(/not a valid port/);
  });

  it('clone no memory that is shared, wherever it is in a message', () => {
    const { port1, port2 } = new MessageChannelMain();
    const shared = new Uint8Array(new SharedArrayBuffer(4));
    for (const message of [shared, shared.buffer, { a: [{ b: shared }] }, new Map([['a', shared]])])
      expect(() => port1.postMessage(message)).toThrow(/SharedArrayBuffer> could not be cloned/);
    port2.start();
  });

  it('lose what is posted on an end that is closed or given away', async () => {
    const { port1, port2 } = new MessageChannelMain();
    const heard: unknown[] = [];
    port2.on('message', ({ data }: { data: unknown }) => heard.push(data));
    port2.start();
    port1.close();
    port1.postMessage('late');
    const given = new MessageChannelMain();
    given.port1.transfer({ deliver: () => undefined, close: () => undefined });
    given.port1.postMessage('elsewhere');
    expect(() => given.port1.transfer({ deliver: () => undefined, close: () => undefined })).toThrow(
      /already neutered/,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([]);
  });

  it('tell both ends that they are closed, once', () => {
    const { port1, port2 } = new MessageChannelMain();
    const told: string[] = [];
    port1.on('close', () => told.push('1'));
    port2.on('close', () => told.push('2'));
    port1.close();
    port2.close();
    expect(told.sort()).toEqual(['1', '2']);
  });

  it('keep what arrives until they are started', async () => {
    const { port1, port2 } = new MessageChannelMain();
    port1.postMessage('early');
    const heard: unknown[] = [];
    port2.on('message', ({ data }: { data: unknown }) => heard.push(data));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([]);
    port2.start();
    expect(heard).toEqual(['early']);
  });
});
