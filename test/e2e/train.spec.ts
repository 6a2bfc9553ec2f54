import { expect, test } from './inkling';
import { answerOf, draw, padIsReady, SEVEN } from './pen';
import { startTraining, trainToEnd } from './training-run';

test('a network is trained, watched, stored, read with, and there after a restart', async ({ inkling }) => {
  const run = { name: 'my first', network: 'LeNet', epochs: 2, digits: 8000 } as const;
  let { page } = inkling;
  await padIsReady(page);
  await startTraining(page, run);
  await expect(page.getByText(/Epoch 1 of 2, [\d,]+ images\/s/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('Stored as my first')).toBeVisible({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Read with it' }).click();
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);

  await page.reload();
  await page.getByRole('tab', { name: 'Models' }).click();
  await expect(page.getByRole('option', { name: 'my first' })).toBeVisible();

  await inkling.restart();
  ({ page } = inkling);
  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('option', { name: 'my first' }).click();
  await page.getByRole('button', { name: 'Read with it' }).click();
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
});

test('the drawing is read by the network while it learns', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await startTraining(page, { name: 'watched', network: 'CNN', epochs: 20, digits: 20_000 });
  const reading = page.getByText(/step [\d,]+/i).first();
  await expect(reading).toBeVisible({ timeout: 60_000 });
  const first = await reading.innerText();
  await expect(reading).not.toHaveText(first, { timeout: 60_000 });
});

test('a run is stopped and what it learned is kept, or not', async ({ inkling }) => {
  const { page } = inkling;
  const run = { network: 'Dense', epochs: 100, digits: 60_000 } as const;
  await startTraining(page, { ...run, name: 'stopped and kept' });
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop and keep' }).click();
  await expect(page.getByText('Stored as stopped and kept')).toBeVisible({ timeout: 60_000 });

  await page.getByLabel('Name').fill('thrown away');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('what it had learned was discarded')).toBeVisible();

  await page.getByRole('tab', { name: 'Models' }).click();
  await expect(page.getByRole('option', { name: 'stopped and kept' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'thrown away' })).toHaveCount(0);
});

test('when the app is killed while it trains, no stored model is lost and the run can go on', async ({ inkling }) => {
  await trainToEnd(inkling.page, { name: 'kept', network: 'Dense', epochs: 1, digits: 2000 });
  await startTraining(inkling.page, { name: 'lost', network: 'Dense', epochs: 100, digits: 60_000 });
  await expect(inkling.page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  await inkling.kill();
  await inkling.startAgain();
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Train' }).click();
  await expect(page.getByText(/Inkling ended while this was training/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('tab', { name: 'Models' }).click();
  await expect(page.getByRole('option', { name: 'kept' })).toBeVisible();
  await expect(page.getByRole('option', { name: /lost|damaged/ })).toHaveCount(0);
  await page.getByRole('option', { name: 'kept' }).click();
  await page.getByRole('button', { name: 'Read with it' }).click();
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^\d/);
});
