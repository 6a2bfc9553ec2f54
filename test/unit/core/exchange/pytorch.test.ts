import { describe, expect, it } from 'vitest';
import { importModel } from '../../../../src/core/exchange/import-model';
import { exportPytorch } from '../../../../src/core/exchange/pytorch/export-pytorch';
import { torchWeights } from '../../../../src/core/exchange/pytorch/torch-weights';
import type { Layer } from '../../../../src/core/network/layer';
import { EVERY_KIND, modelOf } from './every-kind';

function filesOf(layers: readonly Layer[], name?: string) {
  const { files, readMe } = exportPytorch(modelOf(layers, 1, name));
  const [module, weights] = files.map(({ bytes }) => bytes);
  return { names: files.map((file) => file.name), module: new TextDecoder().decode(module), weights: weights!, readMe };
}

/** The header of SafeTensors, and where the data begins. */
function headerOf(bytes: Uint8Array) {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<
    string,
    { shape: number[]; data_offsets: [number, number]; dtype: string }
  >;
  return { header, start: 8 + length };
}

describe('an export for PyTorch', () => {
  it('has all weights in SafeTensors, one after the other and aligned', () => {
    const { names, weights } = filesOf(EVERY_KIND);
    expect(names).toEqual(['model.py', 'weights.safetensors']);
    const { header, start } = headerOf(weights);
    const { __metadata__: metadata, ...tensors } = header;
    expect(metadata).toMatchObject({ format: 'pt', preparation: expect.stringContaining('20x20') as string });
    expect(start % 8).toBe(0);
    let end = 0;
    for (const { shape, data_offsets: offsets, dtype } of Object.values(tensors)) {
      expect([dtype, offsets[0], offsets[1] - offsets[0]]).toEqual([
        'F32',
        end,
        4 * shape.reduce((one, other) => one * other, 1),
      ]);
      end = offsets[1];
    }
    expect(start + end).toBe(weights.length);
    expect(tensors['conv_2.weight']!.shape).toEqual([6, 4, 3, 3]);
    expect(Object.keys(tensors).filter((name) => name.startsWith('norm.'))).toEqual(
      ['weight', 'bias', 'running_mean', 'running_var'].map((part) => `norm.${part}`),
    );
  });

  it('has a dense layer after maps with its inputs in the order of PyTorch’s maps, its bias as it is', () => {
    const model = modelOf(EVERY_KIND);
    const weights = torchWeights(model.plan, model.weights, EVERY_KIND.map(({ name }) => name)); // prettier-ignore
    const named = (name: string) => model.weights.find((weight) => weight.name === name)!;
    expect(weights['hidden.bias']).toMatchObject({ shape: [12], values: named('hidden/bias').values });
    // Channel 4 of the cell in row 1 and column 2 of 3x3 maps, to unit 7.
    const kernel = named('hidden/kernel');
    expect(weights['hidden.weight']!.values[7 * 54 + (4 * 9 + 5)]).toBe(kernel.values[((1 * 3 + 2) * 6 + 4) * 12 + 7]);
    const inputs = weights['logits.weight']!.values;
    expect(inputs[3 * 12 + 5]).toBe(named('logits/kernel').values[5 * 10 + 3]);
  });

  it('never takes a name that PyTorch has a meaning for', () => {
    const layers = EVERY_KIND.map((layer) => (layer.name === 'hidden' ? { ...layer, name: 'train' } : layer));
    const { module, weights } = filesOf(layers);
    expect(module).toContain('("layer_train", nn.Linear(54, 12))');
    expect(Object.keys(headerOf(weights).header)).toContain('layer_train.weight');
  });

  it('stays a program, whatever the model is called', () => {
    const { module } = filesOf(EVERY_KIND, '""" import os; \\');
    expect(module.split('\n')[0]).toBe(
      `"""''' import os; ': a network that reads handwritten digits, made ready with Inkling.`,
    );
  });
});

describe('an export for PyTorch that comes back', () => {
  const exported = (layers: readonly Layer[]) => {
    const model = modelOf(layers, 3, 'Mine');
    const { files } = exportPytorch(model);
    return { model, module: files[0]!, weights: files[1]! };
  };

  const GLOBAL: readonly Layer[] = [
    { kind: 'convolution', name: 'train', filters: 3, kernelSize: 3, stride: 1, padding: 'same', bias: true },
    { kind: 'maxPool', name: 'largest', size: 3, stride: 2, padding: 'same' },
    { kind: 'averagePool', name: 'mean', size: 2, stride: 2, padding: 'valid' },
    { kind: 'globalAveragePool', name: 'global' },
    { kind: 'dense', name: 'logits', units: 10 },
    { kind: 'softmax', name: 'probabilities' },
  ];

  it.each([
    ['every kind of layer', EVERY_KIND, EVERY_KIND],
    [
      'global pooling, and a name that PyTorch has',
      GLOBAL,
      [{ ...GLOBAL[0]!, name: 'layer_train' }, ...GLOBAL.slice(1)],
    ],
  ])('is the very network: %s', async (_, layers, expected) => {
    const { model, module, weights } = exported(layers);
    const { network, format } = await importModel([weights, module]);
    expect(format).toBe('PyTorch');
    expect(network.layers).toEqual(expected);
    expect(network.name).toBe('Mine');
    expect(network.notes).toEqual([]);
    expect(network.weights.map(({ shape, values }) => [shape, values])).toEqual(
      model.weights.map(({ shape, values }) => [shape, values]),
    );
  });

  it('is refused in one sentence without its weights, or where it was changed', async () => {
    const { module, weights } = exported(GLOBAL);
    await expect(importModel([module])).rejects.toThrow(
      '“model.py” is a network without its weights: choose one .safetensors',
    );
    const text = new TextDecoder().decode(module.bytes);
    const changed = (from: string, to: string) =>
      importModel([{ name: 'model.py', bytes: new TextEncoder().encode(text.replace(from, to)) }, weights]);
    await expect(changed('nn.AvgPool2d', 'nn.LPPool2d')).rejects.toThrow(
      '“model.py” was changed since Inkling wrote it',
    );
    await expect(changed('1, 3, kernel_size=3', '1, 3, kernel_size=3, groups=1')).rejects.toThrow('was changed');
    await expect(changed('kernel_size=3, padding=1', 'kernel_size=5, padding=2')).rejects.toThrow(
      '“layer_train.weight” has 27 numbers, and its layer takes 75.',
    );
    const cut = { ...weights, bytes: weights.bytes.subarray(0, 900) };
    await expect(importModel([module, cut])).rejects.toThrow('“weights.safetensors” is a broken file of SafeTensors.');
  });
});
