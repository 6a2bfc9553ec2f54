import { describe, expect, it } from 'vitest';
import { TEST_SUITES } from '../../../../src/core/data/test-suites';
import { type Card, isImported } from '../../../../src/core/exchange/card';
import { exportedModel, type ExportedModel } from '../../../../src/core/exchange/exported-model';
import { metadataOf } from '../../../../src/core/exchange/preparation';
import { writeReadMe } from '../../../../src/core/exchange/read-me';
import { EVERY_KIND, modelOf } from './every-kind';

const model = modelOf(EVERY_KIND);

const withCard = (card: Card): ExportedModel => exportedModel({ ...model, card });

/** What an export says of a temperature: in its metadata, and in its README. */
const said = (exported: ExportedModel) => ({
  metadata: metadataOf(exported)['temperature'],
  readMe: /^.*temperature.*$/m.exec(writeReadMe(exported, { what: '', use: '' }))?.[0],
});

describe('what is said of the temperature', () => {
  it('is by how much the logits were divided', () => {
    const sentence = expect.stringMatching(
      /no temperature is left to apply\. .* divided by a temperature of 1\.23, in the weights/,
    ) as string;
    expect(said(withCard({ ...model.card, temperature: 1.2345 }))).toEqual({ metadata: sentence, readMe: sentence });
  });

  it('is no more than that none is left of a network that was not calibrated, or was brought in', () => {
    if (isImported(model.card)) throw new Error('The model of these tests is trained.');
    const { recipe: _, trainingSeconds: __, data: ___, ...common } = model.card;
    const imported: Card = { ...common, imported: { format: 'ONNX', file: 'mine.onnx', notes: [] } };
    const sentence = expect.stringMatching(/no temperature is left to apply\.$/) as string;
    for (const one of [model, withCard(imported)]) expect(said(one)).toEqual({ metadata: sentence, readMe: sentence });
  });
});

describe('what a README says of tests', () => {
  const noisy = (count: number) =>
    Object.keys(TEST_SUITES['n-mnist'].tests).map((test, at) => ({
      ...{ suite: 'n-mnist', test, digits: 'test' as const, count, read: count },
      ...{ measured: '2026-01-01T00:00:00.000Z', accuracy: 0.5 + at / 10, unchanged: 0.99 },
    }));
  const readMe = (card: Card) => writeReadMe(withCard(card), { what: '', use: 'Use it.' });

  it('is the mean of each suite that was measured with all test digits', () => {
    expect(readMe({ ...model.card, tests: noisy(10_000) })).toContain(
      "once Inkling's own code has spoiled them:\n\n- n-MNIST (Basu et al. 2017",
    );
    expect(readMe({ ...model.card, tests: noisy(10_000) })).toContain(
      ': 60.00 % on average, of the same digits as they are 99.00 %.\n\nUse it.\n',
    );
  });

  it('is nothing of fewer digits, or where a test is missing', () => {
    const bare = readMe(model.card);
    expect(bare).not.toContain('spoiled');
    expect(readMe({ ...model.card, tests: noisy(2000) })).toBe(bare);
    expect(readMe({ ...model.card, tests: noisy(10_000).slice(1) })).toBe(bare);
  });
});
