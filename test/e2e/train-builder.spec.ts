import { expect, test } from './inkling';

test('a network is built by hand, mended, trained with a pause, and its mistakes looked at', async ({ inkling }) => {
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Train' }).click();
  const form = page.getByRole('form', { name: 'Train a network' });
  const layers = form.getByRole('list', { name: 'Layers of the network' });
  const start = form.getByRole('button', { name: 'Start training' });

  await form.getByRole('radio', { name: 'By hand' }).click();
  await layers.getByRole('button', { name: /^flatten_1/ }).focus();
  await page.keyboard.press('Delete');
  await expect(layers.getByText(/"logits" needs a row of numbers/)).toBeVisible();
  await expect(start).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(layers.getByText(/needs a row of numbers/)).toHaveCount(0);

  await layers.getByRole('button', { name: /^conv_1/ }).click();
  await layers.getByLabel('Kernels').fill('500');
  await expect(layers.getByText('Kernels: a whole number from 1 to 128.')).toBeVisible();
  await expect(start).toBeDisabled();
  await layers.getByLabel('Kernels').fill('16');
  await expect(start).toBeEnabled();
  await form.getByRole('button', { name: 'Batch norm' }).click();
  await expect(layers.getByRole('button', { name: /^norm_1/ })).toBeFocused();
  await form.getByRole('button', { name: 'Average pooling', exact: true }).click();
  await layers.getByRole('radio', { name: 'Same' }).click();
  await expect(layers.getByRole('button', { name: /^average_1.*same.*12×12×16/ })).toBeVisible();
  await expect(form.getByText(/^[\d,]+ weights, [\d,]+ multiplications an image/)).toBeVisible();

  await form.getByLabel('Epochs').fill('2');
  await form.getByLabel('MNIST digits').fill('4000');
  await form.getByLabel('Name').fill('by hand');
  await start.click();
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/Paused in epoch \d of 2/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Stored as by hand')).toBeVisible({ timeout: 90_000 });

  // The commonest mistake: its cell, and as many digits as it counts.
  const cells = page.getByRole('button', { name: /^\d read as \d [\d,]+ times$/ });
  const counts = (await cells.allInnerTexts()).map(Number);
  const most = Math.max(...counts);
  const name = (await cells.nth(counts.indexOf(most)).getAttribute('aria-label'))!;
  const [, label, answer] = /^(\d) read as (\d)/.exec(name)!;
  await cells.nth(counts.indexOf(most)).click();
  const digits = page.getByRole('button', { name: `A ${label}, read as ${answer} with`, exact: false });
  await expect(digits.first()).toBeVisible({ timeout: 60_000 });
  await expect(digits).toHaveCount(Math.min(most, 48));
  // By keyboard: the digit leaves with its place, which on a busy machine looks like a click that missed.
  await digits.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Drawing pad')).toBeVisible();

  // What it read that by: its average pooling's first cell, the mean of four.
  const picture = page.getByRole('region', { name: 'Layers', exact: true });
  await picture.getByRole('radio', { name: 'All layers' }).click();
  await picture.getByRole('img', { name: /^average 1:/ }).click({ position: { x: 4, y: 4 } });
  const arithmetic = page.getByRole('region', { name: 'The arithmetic of a cell' });
  await expect(arithmetic.getByText('sum of 4 cells')).toBeVisible();
});

test('what the form holds is there after a look at another place', async ({ inkling }) => {
  const { page } = inkling;
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  await tab('Train');
  await page.getByRole('radio', { name: 'Own', exact: true }).click();
  const angle = page.getByRole('slider', { name: /^Turned by up to/ });
  const before = Number(await angle.getAttribute('aria-valuenow'));
  await angle.press('ArrowRight');
  await page.getByRole('radio', { name: 'By hand' }).click();
  await page.getByRole('button', { name: 'Dropout' }).click();
  await tab('Models');
  await tab('Train');
  await expect(page.getByRole('button', { name: /^dropout_1/ })).toBeVisible();
  await expect(angle).toHaveAttribute('aria-valuenow', String(before + 1));
});
