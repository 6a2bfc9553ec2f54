import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { describeDoubt, writeProbability } from '../../../../src/renderer/network/doubt';
import {
  describeLayer,
  describeOutput,
  describeWeights,
  readableName,
  writeShape,
  writeValue,
} from '../../../../src/renderer/network/layer-words';

const plan = planLayers(ARCHITECTURES.cnn.layers);

describe('the words for a layer', () => {
  it('name its output, its shape and its weights', () => {
    const convolution = plan[4]!;
    expect(readableName(convolution.layer)).toBe('conv 2');
    expect(writeShape(convolution.output)).toBe('12×12×32');
    expect(describeOutput(convolution.output)).toBe('32 feature maps of 12×12');
    expect(describeWeights(convolution)).toBe('9,216 weights');
    expect(describeWeights(plan[1]!)).toBe('no weights');
    expect(describeOutput([10])).toBe('10 units');
  });

  it('count what comes in, not what goes out', () => {
    expect(describeLayer(plan[0]!)).toContain('over 1 channel,');
    expect(describeLayer(plan[4]!)).toContain('over 32 channels,');
    expect(describeLayer(plan.at(-2)!)).toContain('all 128 values');
  });
});

describe('writeValue', () => {
  it('keeps three digits, and writes a real minus', () => {
    expect([0, 1.23456, -0.5, 123.4, -0.00001234].map(writeValue)).toEqual(['0', '1.23', '−0.500', '123', '−1.2e-5']);
  });
});

describe('describeDoubt', () => {
  const answer = (digit: number, second: number, share: number, other: number) => ({
    digit,
    probabilities: Float32Array.from({ length: 10 }, (_, at) => (at === digit ? share : at === second ? other : 0)),
  });

  it('names the runner-up where the network is not sure', () => {
    expect(describeDoubt(answer(4, 9, 0.55, 0.4))).toBe('Not sure: perhaps a\u00a09, 40\u00a0%.');
    expect(describeDoubt(answer(0, 6, 0.55, 0.4))).toBe('Not sure: perhaps a\u00a06, 40\u00a0%.');
  });

  it('is silent where it is sure', () => {
    expect(describeDoubt(answer(4, 9, 0.95, 0.05))).toBeNull();
  });
});

describe('writeProbability', () => {
  it('rounds down, and is 100 % only where nothing is missing', () => {
    expect([0.5, 0.986, 0.9999, 1].map(writeProbability)).toEqual(['50 %', '98 %', '99 %', '100 %']);
  });

  it('has no digits for what is too small to be seen', () => {
    expect([0, 0.0001, 0.004, 0.012].map(writeProbability)).toEqual(['0 %', '0 %', '< 1 %', '1 %']);
  });
});
