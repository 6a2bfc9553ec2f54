import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { AveragePoolLayer } from '../../../../src/core/network/kinds/average-pool';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { describeDoubt, describeAnswers } from '../../../../src/renderer/words/doubt';
import {
  describeLayer,
  describeOutput,
  describeSeen,
  describeSpot,
  describeWeights,
  readableName,
  writeShape,
} from '../../../../src/renderer/words/layer-words';

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

it("the words for a pooling say when it goes over the edge, and what it does to the maps' size", () => {
  const wordsFor = (more: Partial<AveragePoolLayer>) => {
    const layer = { kind: 'averagePool', name: 'mean', size: 3, stride: 2, padding: 'valid', ...more } as const;
    return describeLayer(planLayers([layer])[0]!);
  };
  expect(wordsFor({})).toBe(
    'Keeps the mean of each 3×3 window, stride 2: the maps shrink, and small shifts matter less.',
  );
  expect(wordsFor({ padding: 'same', stride: 1 })).toBe(
    'Keeps the mean of each 3×3 window, as far as it lies on the map, stride 1: small shifts matter less.',
  );
});

describe('the words for a value', () => {
  const position = { map: 4, row: 2, column: 3 };

  it('say where it is, counting maps, rows and columns from 1 and units from 0', () => {
    expect(describeSpot(plan, { index: 4, position })).toBe('conv 2, map 5, row 3, column 4');
    expect(describeSpot(plan, { index: -1, position: { ...position, map: 0 } })).toBe('drawing, row 3, column 4');
    expect(describeSpot(plan, { index: 19, position: { map: 7, row: 0, column: 0 } })).toBe('logits, unit 7');
  });

  it('say what it sees of the drawing', () => {
    expect(describeSeen({ rows: [0, 28], columns: [0, 28], channels: [0, 1] })).toBe('sees the whole drawing');
    expect(describeSeen({ rows: [2, 11], columns: [0, 1], channels: [0, 1] })).toBe('sees rows 3–11, column 1');
  });
});

const answer = (digit: number, second: number, share: number, other: number) => ({
  digit,
  probabilities: Float32Array.from({ length: 10 }, (_, at) => (at === digit ? share : at === second ? other : 0)),
});

describe('describeAnswers', () => {
  const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

  it('says the digit and how likely it is, of the variant too where there is one', () => {
    expect(plain(describeAnswers(answer(8, 3, 0.75, 0.25), null))).toBe('reads an 8, 75 %');
    expect(plain(describeAnswers(answer(8, 3, 0.75, 0.25), answer(3, 8, 0.6, 0.4)))).toBe(
      'reads an 8, 75 %; the variant as a 3, 60 %',
    );
  });
});

describe('describeDoubt', () => {
  it('names the runner-up where the network is not sure', () => {
    expect(describeDoubt(answer(4, 9, 0.55, 0.4))).toBe('Not sure: perhaps a\u00a09, 40\u00a0%.');
    expect(describeDoubt(answer(0, 6, 0.55, 0.4))).toBe('Not sure: perhaps a\u00a06, 40\u00a0%.');
  });

  it('is silent where it is sure', () => {
    expect(describeDoubt(answer(4, 9, 0.95, 0.05))).toBeNull();
  });
});
