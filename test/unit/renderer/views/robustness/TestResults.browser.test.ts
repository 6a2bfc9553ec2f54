import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { TEST_SUITES } from '../../../../../src/core/data/test-suites';
import type { MeasuredTest } from '../../../../../src/core/training/test-scores';
import TestResults from '../../../../../src/renderer/views/robustness/TestResults.svelte';
import { appOnLine, show } from '../../stage/show.svelte';

const measured = (suite: string, test: string, accuracy: number): MeasuredTest => ({
  ...{ suite, test, digits: 'test', count: 2000, read: 2000, measured: '2026-01-01T00:00:00.000Z' },
  ...{ accuracy, unchanged: 0.99 },
});

const noisy = (accuracies: readonly number[]): readonly MeasuredTest[] =>
  Object.keys(TEST_SUITES['n-mnist'].tests).flatMap((test, at) =>
    accuracies[at] === undefined ? [] : [measured('n-mnist', test, accuracies[at])],
  );

const rowOf = (name: string | RegExp) => page.getByRole('row', { name });

it('shows each test of both models beside what was published, and the mean once all are there', async () => {
  show(TestResults, {
    suite: 'n-mnist',
    models: [
      { id: 'plain', name: 'plain', color: '--series-1', tests: noisy([0.5, 0.9, 0.7]) },
      { id: 'other', name: 'other', color: '--series-2', tests: noisy([0.25]) },
    ],
  });
  const noise = rowOf(/^Gaussian noise/);
  await expect.element(noise.getByRole('cell').nth(0)).toHaveTextContent('50.0');
  await expect.element(noise.getByRole('cell').nth(1)).toHaveTextContent('25.0');
  await expect.element(page.getByRole('listitem').first()).toHaveTextContent('98.4 Gaussian noise: PCGAN-CHAR');
  await expect
    .element(
      rowOf(/^Motion blur/)
        .getByRole('cell')
        .nth(1),
    )
    .toHaveTextContent('–');
  const mean = rowOf(/^Mean of the tests/);
  await expect.element(mean.getByRole('cell').nth(0)).toHaveTextContent('70.0');
  await expect.element(mean.getByRole('cell').nth(1)).toHaveTextContent('–');
  await expect
    .element(
      rowOf(/^The same digits as they are/)
        .getByRole('cell')
        .nth(0),
    )
    .toHaveTextContent('99.0');
  await expect.element(page.getByText('2,000 digits a test')).toBeVisible();
  await expect.element(page.getByText(TEST_SUITES['n-mnist'].differs)).toBeVisible();
});

it('lays the digit that shows a test on the pad', async () => {
  const line = appOnLine();
  show(TestResults, { suite: 'affnist', models: [] }, line);
  const asked = line.calls.find(({ name }) => name === 'digits.images')!;
  const digits = new Uint8Array(7840).map((_, at) => (at % 28 > 12 && at % 28 < 16 && at % 784 > 200 ? 255 : 0));
  line.send({ kind: 'answer', id: asked.id, result: digits });
  await expect.poll(() => document.querySelectorAll('canvas').length).toBe(1);
  await page.getByRole('button', { name: 'Affine changes: open on the pad' }).click();
  expect(line.app.navigation.place).toBe('draw');
  expect(line.app.pad.sample).toMatchObject({ index: 0, label: 7 });
  expect(line.app.pad.sample!.image).not.toEqual(digits.subarray(7 * 784, 8 * 784));
});
