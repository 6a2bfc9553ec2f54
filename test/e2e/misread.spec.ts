import { expect, test } from './inkling';
import { answerOf, padIsReady } from './pen';

test('a cell of the confusion matrix shows its digits, and the pad how one of them is misread', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('option', { name: 'plain' }).click();
  // The first mistake that was made at all.
  const cell = page.getByRole('button', { name: /^\d read as \d [1-9]/ }).first();
  const [, label, answer, count] = /^(\d) read as (\d) (\d+)/.exec((await cell.getAttribute('aria-label'))!)!;
  await cell.click();

  const digits = page.getByRole('region', { name: `${label} read as ${answer}` }).getByRole('listitem');
  // All 10,000 test digits are read first.
  await expect(digits).toHaveCount(Number(count), { timeout: 150_000 });
  await digits.getByRole('button').first().click();
  await expect(page.getByText(new RegExp(`An? ${label} of MNIST’s test set, no\\. \\d+`))).toBeVisible();
  await expect(answerOf(page)).toHaveText(new RegExp(`^${answer}`));
  await expect(page.getByRole('combobox', { name: 'Read by' })).toHaveValue('plain');
});
