import { expect, type Page } from '@playwright/test';

/** What a journey trains: small enough to wait for. */
export interface SmallRun {
  readonly name: string;
  readonly network: 'Dense' | 'LeNet' | 'CNN';
  readonly epochs: number;
  readonly digits: number;
  /** As many as the cores, where it is left out, once the window has heard of them. */
  readonly workers?: number;
}

/** Fills the form in the Train place and starts. */
export async function startTraining(page: Page, { name, network, epochs, digits, workers }: SmallRun): Promise<void> {
  await page.getByRole('tab', { name: 'Train' }).click();
  const form = page.getByRole('form', { name: 'Train a network' });
  await form.getByRole('radio', { name: 'Ready-made' }).click();
  await form.getByRole('radio', { name: network, exact: true }).check();
  await form.getByLabel('Epochs').fill(String(epochs));
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('MNIST digits').fill(String(digits));
  if (workers !== undefined) {
    if (!(await form.getByLabel('Workers').isVisible())) await form.getByText('More', { exact: true }).click();
    await form.getByLabel('Workers').fill(String(workers));
  }
  await form.getByRole('button', { name: 'Start training' }).click();
}

/** Trains a small network to its end. */
export async function trainToEnd(page: Page, run: SmallRun): Promise<void> {
  await startTraining(page, run);
  await expect(page.getByText(`Stored as ${run.name}`)).toBeVisible({ timeout: 90_000 });
}
