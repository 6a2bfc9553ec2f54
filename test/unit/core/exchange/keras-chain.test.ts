import { describe, expect, it } from 'vitest';
import { readChain } from '../../../../src/core/exchange/keras/keras-chain';

const layer = (className: string, name: string, config: object = {}) => ({
  class_name: className,
  config: { name, ...config },
});

const sequential = (name: string, ...layers: readonly object[]) => layer('Sequential', name, { layers });

describe('a Keras model within a model', () => {
  it('has its layers in its place, each with where its weights are', () => {
    const model = sequential(
      'outer',
      sequential('front', layer('Conv2D', 'a', { batch_input_shape: [null, 28, 28, 1] }), layer('Conv2D', 'b')),
      layer('Flatten', 'flat'),
      sequential('head', layer('Dense', 'c')),
    );
    const { input, layers } = readChain(model);
    expect(input).toEqual([28, 28, 1]);
    expect(layers.map(({ name, path, counted }) => [name, path.join('/'), counted.join('/')])).toEqual([
      ['a', 'front/a', 'sequential/conv2d'],
      ['b', 'front/b', 'sequential/conv2d_1'],
      ['flat', 'flat', 'flatten'],
      ['c', 'head/c', 'sequential_1/dense'],
    ]);
  });

  it('is refused where it goes on for ever', () => {
    let model = sequential('last', layer('Dense', 'dense'));
    for (let depth = 0; depth < 50; depth++) model = sequential(`model_${depth}`, model);
    expect(() => readChain(model)).toThrow('too many models within each other');
  });
});
