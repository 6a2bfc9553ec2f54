import type { Page } from '@playwright/test';
import { expect, test } from './inkling';

const goToRobustness = (page: Page) =>
  page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Robustness' }).click();

const formOf = (page: Page) => page.getByRole('form', { name: 'Measure robustness' });

/** Goes to the Robustness place and chooses two models, one change, 500 digits. */
async function chooseTwo(page: Page, change: string): Promise<void> {
  await goToRobustness(page);
  const form = formOf(page);
  const box = (name: string | RegExp) => form.getByRole('checkbox', { name });
  for (const name of [/^augmented/, /^reader/, /^small/]) await box(name).uncheck();
  for (const name of [
    'Turned',
    'Shifted',
    'Scaled',
    'Stroke width',
    'Noise',
    'Attacked (FGSM)',
    'Standard tests',
    'Writing habits',
  ])
    // prettier-ignore
    await box(name).setChecked(name === change);
  await form.getByLabel('Digits').selectOption('500');
}

test('a measurement of two models is stopped, then run to its end, looked at and exported', async ({ inkling }) => {
  const { page } = inkling;
  await goToRobustness(page);
  const table = page.getByRole('region', { name: 'Table' });
  // The cards' curves are there before anything is measured; noise is not among them.
  await expect(table.getByRole('row')).toHaveCount(2 + 5);
  await expect(page.getByRole('heading', { name: 'Turned' })).toBeVisible();
  await expect(page.getByText('Not measured yet, of any of the models.').first()).toBeVisible();

  await chooseTwo(page, 'Turned');
  const form = formOf(page);
  await form.getByRole('button', { name: 'Start measuring' }).click();
  await expect(form.getByText(/^\d+ % read/)).toBeVisible({ timeout: 60_000 });
  await expect(form.getByRole('progressbar', { name: 'Measurement' })).toBeVisible();
  // It goes on in the main process, whatever becomes of the window.
  await page.reload();
  await expect(form.getByText(/^\d+ % read/)).toBeVisible({ timeout: 60_000 });
  await form.getByRole('button', { name: 'Stop' }).click();
  await expect(form.getByText('Stopped.', { exact: false })).toBeVisible();

  await chooseTwo(page, 'Noise');
  await form.getByRole('button', { name: 'Start measuring' }).click();
  await expect(form.getByText('Measured dense, plain on 500 test digits.', { exact: false })).toBeVisible({
    timeout: 200_000,
  });
  await expect(page.getByText('The share of 500 MNIST test digits that each model reads rightly.')).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2 + 2);
  await expect(table.getByLabel('not measured')).toHaveCount(0);

  const exporting = page.getByRole('button', { name: 'Export table and charts' });
  const saveAs = async (format: string) => {
    await exporting.click();
    return inkling.saved(() => page.getByRole('menuitem', { name: format }).click());
  };
  const csv = await saveAs('All points (CSV)');
  expect(csv.name).toBe('robustness.csv');
  const rows = csv.bytes
    .toString()
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(rows[0]).toEqual(['model', 'digits', 'count', 'change', 'unit', 'at', 'accuracy']);
  const noise = rows.filter(([, , count, change]) => count === '500' && change === 'noise');
  expect(noise).toHaveLength(2 * 11);
  const accuracy = (model: string, at: string) =>
    Number(noise.find((row) => row[0] === model && row[5] === at)!.at(-1));
  // What the file says is what the table says.
  const plain = table.getByRole('row', { name: /^plain/ });
  await expect(plain.getByRole('cell').first()).toHaveText((100 * accuracy('plain', '0')).toFixed(1));
  expect(accuracy('plain', '0')).toBeGreaterThan(0.97);
  expect(accuracy('plain', '1')).toBeLessThan(0.6);

  const svg = await saveAs('Chart (SVG)');
  const lines = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (parsed.querySelector('parsererror')) return null;
    return [...parsed.querySelectorAll('polyline')].map((line) => line.getAttribute('points')!.split(' ').length);
  }, svg.bytes.toString());
  expect(lines).toEqual([11, 11]);
  const png = await saveAs('Chart (PNG)');
  expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  // Wide enough for print: six inches at 300 dots.
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1800);

  const view = await saveAs('As it shows (PNG)');
  const shown = (await page.getByRole('region', { name: 'Table' }).boundingBox())!;
  expect(view.bytes.readUInt32BE(16)).toBeGreaterThan(3 * shown.width);

  // The result is kept with the models.
  await inkling.restart();
  await chooseTwo(inkling.page, 'Noise');
  await expect(
    inkling.page
      .getByRole('region', { name: 'Table' })
      .getByRole('row', { name: /^plain/ })
      .getByRole('cell')
      .first(),
  ).toHaveText((100 * accuracy('plain', '0')).toFixed(1));
});

test('two models are put to the standard tests, and a digit of one is read on the pad', async ({ inkling }) => {
  const { page } = inkling;
  await chooseTwo(page, 'Standard tests');
  const form = formOf(page);
  await form.getByRole('button', { name: 'Start measuring' }).click();
  const corruptions = page.getByRole('region', { name: 'MNIST-C' });
  // Each test shows as soon as it is measured, before all are.
  await expect(corruptions.getByRole('row', { name: /^Shot noise/ })).toBeVisible({ timeout: 120_000 });
  await expect(form.getByText('Measured dense, plain on 500 test digits.', { exact: false })).toBeVisible({
    timeout: 400_000,
  });
  await expect(corruptions.getByLabel('not measured')).toHaveCount(0);
  const cell = async (region: typeof corruptions, row: RegExp, column: number): Promise<number> =>
    Number(await region.getByRole('row', { name: row }).getByRole('cell').nth(column).textContent());
  // The convolutions of `plain` stand a little noise; a stripe throws the dense network off wholly.
  expect(await cell(corruptions, /^Shot noise/, 1)).toBeGreaterThan(90);
  expect(await cell(corruptions, /^Mean of the tests/, 1)).toBeGreaterThan(
    await cell(corruptions, /^Mean of the tests/, 0),
  );
  await expect(page.getByRole('region', { name: 'affNIST' })).toContainText('66.0 Affine changes: a CNN');

  await corruptions.getByRole('button', { name: 'Stripe: open on the pad' }).click();
  await expect(page.getByText('A 7 of MNIST’s test set, no. 0')).toBeVisible();

  // They are kept with the model, and show with its details.
  await inkling.restart();
  await inkling.page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Models' }).click();
  await inkling.page.getByRole('option', { name: 'plain' }).click();
  await expect(inkling.page.getByRole('region', { name: 'n-MNIST' })).toBeVisible();
});
