import { describe, expect, it } from 'vitest';
import { floatBytes } from '../../../../../src/core/exchange/float-bytes';
import type { ImportFile } from '../../../../../src/core/exchange/import-file';
import { importModel } from '../../../../../src/core/exchange/import-model';
import { DATA_TYPE, encodeModel, EXTERNAL } from '../../../../../src/core/exchange/onnx/onnx-schema';

const KERNEL = Float32Array.from({ length: 7840 }, (_, at) => Math.sin(at));

/** A model of one dense layer whose weights are where it says. */
function modelAt(said: Readonly<Record<string, string>>): Uint8Array {
  const value = (name: string, dims: readonly number[]) => ({
    name,
    type: { tensorType: { elemType: DATA_TYPE.float, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } },
  });
  return encodeModel({
    irVersion: 10,
    opsetImport: [{ version: 18 }],
    graph: {
      node: [{ opType: 'MatMul', input: ['x', 'w'], output: ['y'] }],
      initializer: [
        {
          name: 'w',
          dims: [784, 10],
          dataType: DATA_TYPE.float,
          dataLocation: EXTERNAL,
          externalData: Object.entries(said).map(([key, value]) => ({ key, value })),
        },
      ],
      input: [value('x', [1, 784])],
      output: [value('y', [1, 10])],
    },
  });
}

/** The numbers of {@link KERNEL} after some that are not theirs. */
function weightsAfter(offset: number): Uint8Array {
  const bytes = new Uint8Array(offset + KERNEL.byteLength);
  bytes.set(floatBytes([KERNEL]), offset);
  return bytes;
}

const imported = async (...files: readonly ImportFile[]) => (await importModel(files)).network.weights[0]!.values;

describe('an ONNX model whose weights lie beside it', () => {
  it('has them by their place in a file that was given, wherever the two are', async () => {
    const said = { location: 'net.onnx.data', offset: '4096', length: String(KERNEL.byteLength) };
    const [model, data] = [modelAt(said), weightsAfter(4096)];
    for (const [one, other] of [
      ['net.onnx', 'net.onnx.data'],
      ['net/net.onnx', 'net/net.onnx.data'],
      ['other.onnx', 'elsewhere/net.onnx.data'],
    ] as const)
      expect(await imported({ name: one, bytes: model }, { name: other, bytes: data }), one).toEqual(KERNEL);
    // From its beginning to its end.
    const whole = modelAt({ location: './weights/all.bin' });
    expect(
      await imported({ name: 'weights/all.bin', bytes: weightsAfter(0) }, { name: 'net.onnx', bytes: whole }),
    ).toEqual(KERNEL);
  });

  it('has them even if they begin as a model does', async () => {
    const data = weightsAfter(8);
    data.set([0x08, 8]);
    const model = modelAt({ location: 'data', offset: '8' });
    expect(await imported({ name: 'data', bytes: data }, { name: 'net.onnx', bytes: model })).toEqual(KERNEL);
  });

  it('is refused by the name of what is missing, too short or outside', async () => {
    const refused: [Readonly<Record<string, string>>, ImportFile[], string][] = [
      [{ location: 'w.data' }, [], '“w.data”, which is missing: choose it along with the ONNX file'],
      [{ location: 'w.data' }, [{ name: 'v.data', bytes: weightsAfter(0) }], '“w.data”, which is missing'],
      [{ location: 'w', offset: '4' }, [{ name: 'w', bytes: weightsAfter(0) }], 'not as many numbers'],
      [{ location: 'w', length: '99999999' }, [{ name: 'w', bytes: weightsAfter(0) }], '“w” is too short'],
      [{ location: 'w', offset: '-4' }, [{ name: 'w', bytes: weightsAfter(0) }], '“w” is too short'],
      ...['../w', '/w', 'C:w', 'a/../../w', '..\\w'].map(
        (location): [Readonly<Record<string, string>>, ImportFile[], string] => [
          { location },
          [{ name: 'w', bytes: weightsAfter(0) }],
          'is missing',
        ],
      ),
    ];
    for (const [said, files, sentence] of refused)
      await expect(imported({ name: 'net.onnx', bytes: modelAt(said) }, ...files)).rejects.toThrow(sentence);
  });
});
