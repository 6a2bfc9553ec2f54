import { expect, test } from './inkling';
import { trainToEnd } from './training-run';

const SMALL = { network: 'Dense', epochs: 2, digits: 2000 } as const;

test('runs stand side by side, stay after a restart, and are forgotten', async ({ inkling }) => {
  await trainToEnd(inkling.page, { ...SMALL, name: 'short' });
  await trainToEnd(inkling.page, { ...SMALL, name: 'long', epochs: 3 });
  await inkling.restart();
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByRole('button', { name: 'Side by side' }).click();
  const comparison = page.getByRole('article', { name: 'Runs side by side' });
  await expect(comparison.getByRole('columnheader', { name: 'short' })).toBeVisible();
  const row = (name: string) => comparison.getByRole('row', { name });
  await expect(row('Epochs').getByRole('cell')).toHaveText(['3', '2']);
  await expect(row('MNIST test digits').getByRole('cell')).toHaveText([/\d\s%$/, /\d\s%$/]);
  // One is taken out of it and then looked at alone.
  const runs = page.getByRole('navigation', { name: 'Runs' });
  await runs.getByRole('button', { name: /^long/ }).click();
  await expect(comparison.getByRole('columnheader', { name: 'long' })).toHaveCount(0);
  await comparison.getByRole('button', { name: 'short' }).click();
  await expect(page.getByRole('heading', { name: 'short' })).toBeVisible();

  await page.getByRole('button', { name: 'Forget…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('heading', { name: 'short' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Models' }).click();
  await expect(page.getByRole('option', { name: 'short' })).toBeVisible();
});

test('a model is fine-tuned from its card, and shows what it gained and forgot', async ({ inkling }) => {
  const { page } = inkling;
  await trainToEnd(page, { ...SMALL, name: 'base' });
  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('option', { name: 'base' }).click();
  await page.getByRole('button', { name: 'Fine-tune' }).click();
  const form = page.getByRole('form', { name: 'Train a network' });
  await expect(form.getByLabel('Model that learns on').locator('option:checked')).toHaveText('base');
  await form.getByLabel('MNIST digits').fill('2000');
  await form.getByLabel('Name').fill('tuned');
  await form.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText('Stored as tuned')).toBeVisible({ timeout: 90_000 });
  const change = page.getByRole('region', { name: 'Before and after fine-tuning' });
  await expect(change.getByRole('row', { name: /MNIST test digits/ }).getByRole('cell')).toHaveText([
    /%$/,
    /%$/,
    /^(0|[+−][\d.]+)$/,
  ]);
  await page.getByRole('button', { name: 'Its card' }).click();
  await expect(page.getByRole('article', { name: 'tuned' })).toContainText('Fine-tuned from base');
  await expect(change).toBeVisible();
});
