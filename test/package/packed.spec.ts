import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';
import { expect, test } from '../e2e/inkling';
import { answerOf, draw, padIsReady, SEVEN } from '../e2e/pen';
import { trainToEnd } from '../e2e/training-run';

const KERAS = join(checkout, 'test/unit/core/exchange/imported-cases/takes-bytes.keras');

test('the packed app reads, has MNIST, brings in a model and trains', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.getByRole('button', { name: 'MNIST digit' }).click();
  await expect(page.getByText(/An? \d of MNIST’s test set, no\. \d+/)).toBeVisible();

  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('region', { name: 'Bring in a model' }).locator('input').first().setInputFiles(KERAS);
  // All test digits are read on the way.
  await expect(page.getByText(/^Brought in “/)).toBeVisible({ timeout: 300_000 });
  await trainToEnd(page, { name: 'small', network: 'Dense', epochs: 1, digits: 2000 });
});
