import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ConfusionCell } from '../../../../../src/core/training/readings';
import EvaluationReport from '../../../../../src/renderer/views/evaluation/EvaluationReport.svelte';
import { show } from '../../stage/show.svelte';
import { EVALUATION } from './evaluated';

const digits = 'MNIST test digits';
const report = () => page.getByRole('region', { name: `Evaluation on ${digits}` });

it('says how many are read rightly, and what is mistaken most often', async () => {
  show(EvaluationReport, { evaluation: EVALUATION, digits });
  await expect.element(report()).toHaveTextContent('95.56 %');
  await expect.element(report()).toHaveTextContent('of 900 MNIST test digits read rightly, 40 misread; loss 0.1234.');
  await expect.element(report()).toHaveTextContent('Most often mistaken: 4 for 9 (25), 7 for 1 (10), 4 for 1 (5).');
});

it('names no mistakes where there are none', async () => {
  const confusion = EVALUATION.confusion.map((answers, label) =>
    answers.map((count, at) => (at === label ? count : 0)),
  );
  show(EvaluationReport, { evaluation: { ...EVALUATION, accuracy: 1, confusion }, digits });
  await expect.element(report()).toHaveTextContent('100.00 %');
  await expect.element(report()).toHaveTextContent('0 misread');
  await expect.element(report()).not.toHaveTextContent('mistaken');
});

it("draws each digit's accuracy as a share of a whole bar, and says where none was seen", () => {
  const { target } = show(EvaluationReport, { evaluation: EVALUATION, digits });
  const rows = [...target.querySelectorAll('li')];
  const shareOf = (row: Element) => {
    const [right] = row.querySelectorAll('.rail span');
    return right
      ? right.getBoundingClientRect().width / row.querySelector('.rail')!.getBoundingClientRect().width
      : null;
  };
  expect(rows.map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual(
    ['0 100.0 %', '1 100.0 %', '2 100.0 %', '3 100.0 %', '4 70.0 %', '5 none seen', '6 100.0 %', '7 90.0 %'].concat([
      '8 100.0 %',
      '9 100.0 %',
    ]),
  );
  expect(shareOf(rows[4]!)).toBeCloseTo(0.7, 2);
  expect(shareOf(rows[7]!)).toBeCloseTo(0.9, 2);
  expect(shareOf(rows[5]!)).toBeNull();
});

it('says how certainty and accuracy lie, and has a dot for each tenth with answers', async () => {
  const { target } = show(EvaluationReport, { evaluation: EVALUATION, digits });
  await expect
    .element(page.getByRole('img'))
    .toHaveAccessibleName(
      'Reliability diagram: accuracy against certainty. Surer than it is right: by 4.0\u00a0% on average.',
    );
  const dots = [...target.querySelectorAll('circle')];
  expect(dots).toHaveLength(2);
  const ideal = target.querySelector('.ideal')!.getBoundingClientRect();
  for (const dot of dots) {
    const box = dot.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2 - ideal.left, ideal.bottom - (box.top + box.bottom) / 2];
    // Below the line on which it is as sure as it is right, by four hundredths of its side.
    expect((x - y) / ideal.width).toBeCloseTo(0.04, 2);
  }
});

it('lets the digits of a cell be looked at, and the worst read', async () => {
  const onlook = vi.fn<(cell: ConfusionCell | null) => void>();
  show(EvaluationReport, { evaluation: EVALUATION, digits, onlook });
  await page.getByRole('button', { name: '4 read as 9 25 times' }).click();
  expect(onlook).toHaveBeenLastCalledWith({ label: 4, answer: 9 });
  await page.getByRole('button', { name: 'See the worst read' }).click();
  expect(onlook).toHaveBeenLastCalledWith(null);
});
