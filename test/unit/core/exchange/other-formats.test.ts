import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importModel } from '../../../../src/core/exchange/import-model';

const refusalOf = (...files: readonly [string, Uint8Array][]): Promise<string> =>
  importModel(files.map(([name, bytes]) => ({ name, bytes }))).then(
    () => 'taken',
    (error: unknown) => (error as Error).message,
  );

const text = (said: string): Uint8Array => new TextEncoder().encode(said);

describe('what another tool wrote is called by its name, with what to do', () => {
  const torch = zipSync({ 'net/data.pkl': Uint8Array.of(0x80, 2), 'net/data/0': new Uint8Array(64) });

  it.each<readonly [string, readonly [string, Uint8Array][], RegExp]>([
    ['PyTorch', [['net.pt', torch]], /^“net.pt” is a file of PyTorch: export .* as ONNX, with torch.onnx.export/],
    ['PyTorch by another name', [['net.bin', torch]], /^“net.bin” is a file of PyTorch/],
    ['PyTorch of old', [['net.pth', Uint8Array.of(0x80, 2, 0x8a)]], /^“net.pth” is a file of PyTorch/],
    [
      'PyTorch with a note',
      [
        ['a/net.pt', torch],
        ['a/README.md', text('mine')],
      ],
      /^“net.pt” is a file of PyTorch/,
    ],
    ['safetensors', [['net.safetensors', text('x{}')]], /^“net.safetensors” is weights without a network/],
    [
      'a SavedModel',
      [
        ['m/saved_model.pb', text('x')],
        ['m/variables/variables.index', text('x')],
      ],
      /^“saved_model.pb” is a SavedModel of TensorFlow: save the Keras model itself/,
    ],
    ['TFLite', [['net.tflite', text('\x1c\0\0\0TFL3')]], /^“net.tflite” is a TFLite model/],
    ['a pickle', [['net.pkl', Uint8Array.of(0x80, 4)]], /^“net.pkl” is a pickled Python object/],
    ['a zip of PyTorch', [['all.zip', zipSync({ 'net.pt': torch })]], /^“net.pt” is a file of PyTorch/],
    [
      'a graph model',
      [['model.json', text('{"modelTopology":{"node":[]},"weightsManifest":[]}')]],
      /^“model.json” is a graph model, which keeps no layers: convert/,
    ],
    ['anything else', [['a.txt', text('hello')]], /^“a.txt” is no model that can be brought in/],
  ])('%s', async (_what, files, sentence) => {
    expect(await refusalOf(...files)).toMatch(sentence);
  });
});

describe('a Keras configuration as JSON', () => {
  const json = text('{"class_name":"Sequential","config":{"layers":[]}}');
  const hdf5 = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a);

  it('asks for its weights, one file of them', async () => {
    expect(await refusalOf(['net.json', json])).toBe(
      '“net.json” is a Keras network without its weights: choose their file (.weights.h5 or .h5) along with it.',
    );
    expect(await refusalOf(['net.json', json], ['a.h5', hdf5], ['b.h5', hdf5])).toBe(
      '“net.json” has more than one file of weights beside it: a.h5, b.h5.',
    );
  });
});
