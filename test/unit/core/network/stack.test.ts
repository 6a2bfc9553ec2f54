import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import type { Padding } from '../../../../src/core/network/sliding-window';
import { nameLayers, planStack, slowness } from '../../../../src/core/network/stack';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

const convolution = (filters: number, kernelSize = 3, more: object = {}): Layer => ({
  kind: 'convolution',
  name: '',
  filters,
  kernelSize,
  stride: 1,
  padding: 'valid',
  bias: true,
  ...more,
});
const pool = (size = 2): Layer => ({ kind: 'maxPool', name: '', size, stride: size, padding: 'valid' });
const dense = (units: number): Layer => ({ kind: 'dense', name: '', units });
const norm: Layer = { kind: 'batchNorm', name: '', momentum: 0.9, epsilon: 1e-3 };
const relu: Layer = { kind: 'relu', name: '' };
const flatten: Layer = { kind: 'flatten', name: '' };
const means: Layer = { kind: 'globalAveragePool', name: '' };
const activations: readonly Layer[] = [
  relu,
  { kind: 'sigmoid', name: '' },
  { kind: 'tanh', name: '' },
  { kind: 'leakyRelu', name: '', slope: 0.1 },
  { kind: 'elu', name: '', alpha: 1 },
];
const dropout: Layer = { kind: 'dropout', name: '', rate: 0.5 };
const softmax: Layer = { kind: 'softmax', name: '' };

const faultOf = (...layers: Layer[]) => planStack(nameLayers(layers)).fault;

describe('planStack', () => {
  it.each(Object.entries(ARCHITECTURES))('finds no fault in %s, and counts it', (_, { layers }) => {
    const { fault, planned, weightCount } = planStack(layers);
    expect(fault).toBeNull();
    expect(planned).toHaveLength(layers.length);
    expect(weightCount).toBe(planned.reduce((sum, layer) => sum + layer.weightCount, 0));
  });

  it('explains a layer that gets the wrong kind of input, and from where', () => {
    expect(faultOf(convolution(8), flatten, convolution(8), flatten, dense(10), softmax)).toEqual({
      index: 2,
      sentence: '"conv_2" needs feature maps, but gets a row of 5408 numbers from "flatten_1".',
    });
    expect(faultOf(convolution(8), pool(), dense(10), softmax)).toEqual({
      index: 2,
      sentence:
        '"logits" needs a row of numbers, but gets 8 maps of 13x13 from "pool_1": put a flatten layer before it.',
    });
  });

  it('plans what fits before the fault', () => {
    const { planned } = planStack(nameLayers([convolution(8), pool(), pool(), dense(10), softmax]));
    expect(planned.map(({ output }) => output.join('x'))).toEqual(['26x26x8', '13x13x8', '6x6x8']);
  });

  it('asks for the end that every network has', () => {
    expect(faultOf(flatten, dense(12), softmax)).toMatchObject({ index: 3 });
    expect(faultOf(flatten, dense(10))).toMatchObject({ index: 2 });
    expect(faultOf(convolution(10), means, softmax)).toBeNull();
    expect(faultOf(convolution(12), means, softmax)).toMatchObject({ index: 3 });
  });

  it('refuses what would not fit into memory, and only then', () => {
    const wide = (units: number) => faultOf(convolution(128, 3), flatten, dense(units), dense(10), softmax);
    expect(wide(1024)).toMatchObject({ index: 2, sentence: expect.stringMatching(/million weights/) as string });
    expect(wide(64)).toBeNull();
  });

  it.each([
    [13_080, '10.4 million'],
    [12_579, '10,000,315'],
  ])('says how many weights are too many, however near they are to the limit', (units, count) => {
    expect(faultOf(flatten, dense(units), dense(10), softmax)?.sentence).toBe(
      `The network has ${count} weights, most of them in "dense_1"; at most 10 million can be trained here.`,
    );
  });

  it('says no to just those stacks that the network refuses to learn with', () => {
    const windowSide = fc.constantFrom(1, 2, 3);
    const padding = fc.constantFrom<Padding>('valid', 'same');
    const middle = fc.oneof(
      fc.constantFrom(...activations, flatten, means, dropout, norm, softmax, dense(16), dense(10)),
      fc
        .record({ filters: fc.constantFrom(4, 8), side: windowSide, stride: windowSide, padding })
        .map(({ filters, side, ...more }) => convolution(filters, side, more)),
      fc
        .record({ kind: fc.constantFrom('maxPool', 'averagePool'), size: windowSide, stride: windowSide, padding })
        .map((layer): Layer => ({ ...layer, name: '' })),
    );
    fc.assert(
      fc.property(fc.array(middle, { maxLength: 5 }), fc.boolean(), (layers, flat) => {
        const stack = nameLayers([...layers, ...(flat ? [flatten] : []), dense(10), softmax]);
        expect(learns(stack), planStack(stack).fault?.sentence).toBe(planStack(stack).fault === null);
      }),
      { numRuns: 60 },
    );
  });
});

function learns(layers: readonly Layer[]): boolean {
  let network: Network | undefined;
  try {
    network = Network.create(layers, 1);
    const pass = { random: Random.fromSeed(1), observe: () => undefined };
    const images = new Float32Array(2 * 784).map((_, pixel) => (pixel % 7) / 7);
    network.learn(images, (logits) => logits.map(() => 0.1), pass);
    return true;
  } catch {
    return false;
  } finally {
    network?.dispose();
  }
}

describe('nameLayers', () => {
  it('gives every layer a name of its own, as the table has them', () => {
    for (const { layers } of [ARCHITECTURES.lenet, ARCHITECTURES.cnn])
      expect(nameLayers(layers).map(({ name }) => name.replace(/^(flatten|dropout)_1$/, '$1'))).toEqual(
        layers.map(({ name }) => name),
      );
  });

  it('leaves out the bias that a batch norm would undo', () => {
    const layers = [convolution(8), norm, convolution(8), pool(), norm, convolution(8), relu];
    expect(nameLayers(layers).filter(({ kind }) => kind === 'convolution')).toMatchObject([
      { bias: false },
      { bias: false },
      { bias: true },
    ]);
  });
});

it('warns of a network that would train for hours, not of one in the table', () => {
  expect(slowness(planStack(ARCHITECTURES.cnn.layers))).toBeNull();
  const large = nameLayers([convolution(64, 5), convolution(64, 5), flatten, dense(10), softmax]);
  expect(slowness(planStack(large))).toMatch(/times as much as CNN/);
});
