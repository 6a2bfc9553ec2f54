import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './inkling';
import { answerOf, draw, ONE, padIsReady, SEVEN } from './pen';

const openPanel = (page: Page): Promise<void> => page.getByRole('tab', { name: 'What mattered' }).click();

const look = (page: Page, view: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: view }).click();

/** One of the weights that the shipped reader has, as they lie in its files. */
function weightOfReader(name: string): Float32Array {
  const file = (part: string) => new URL(`../../resources/models/reader/${part}`, import.meta.url);
  const model = JSON.parse(readFileSync(file('model.json'), 'utf8')) as {
    weightsManifest: readonly [{ weights: readonly { name: string; shape: readonly number[] }[] }];
  };
  const bytes = readFileSync(file('weights.bin'));
  let start = 0;
  for (const { name: each, shape } of model.weightsManifest[0].weights) {
    const length = shape.reduce((product, side) => product * side, 1);
    if (each === name) return Float32Array.from({ length }, (_, at) => bytes.readFloatLE(4 * (start + at)));
    start += length;
  }
  throw new Error(`The reader has no weight ${name}.`);
}

const inCell = (value: number): string => value.toFixed(2).replace('-', '−');

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.dock').analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('the drawing says which of its ink made the answer, and why it is no 4', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await openPanel(page);
  await expect(page.getByText('Nothing drawn yet')).toBeVisible();
  await draw(page, SEVEN);
  const occlusion = page.getByRole('figure', { name: 'Occlusion' });
  await expect(occlusion).toContainText(/Covered in the frame, the 7 goes from \d+\.\d/);
  await expect(page.getByRole('figure', { name: 'Saliency' })).toContainText('the logit of the 7');
  await expect(page.getByRole('figure', { name: 'Class activation' })).toContainText('4×4 cells');
  await expectAccessible(page);

  const asked = page.getByRole('radiogroup', { name: 'The digit to ask about' });
  await expect(asked.getByRole('radio', { name: '7' })).toBeChecked();
  await asked.getByRole('radio', { name: '4' }).click();
  await expect(occlusion).toContainText(/, (the|a) 4 /);
  await expect(page.getByText('Why not a')).toBeVisible();

  // Another drawing, another answer: asked for the answer again, it goes with it.
  await asked.getByRole('radio', { name: '7' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('Nothing drawn yet')).toBeVisible();
  await draw(page, ONE);
  await expect(answerOf(page)).toHaveText(/^1/);
  await expect(occlusion).toContainText('the 1 goes from');
});

test('the keyboard reads the value of every pixel', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await openPanel(page);
  await draw(page, SEVEN);
  const map = page.getByRole('grid', { name: 'Occlusion, over the drawing' });
  await map.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End', 'ArrowRight']) await page.keyboard.press(key);
  await expect(map.getByRole('gridcell')).toHaveText('row 3, column 28: 0');
  await page.keyboard.press('Home');
  await expect(map.getByRole('gridcell')).toHaveText(/row 3, column 1: /);
});

test('the kernels of a layer are those of the model, one by one', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await openPanel(page);
  await look(page, 'Kernels');
  const kernels = page.getByRole('listbox', { name: 'Kernels of conv 1' });
  await expect(kernels.getByRole('option')).toHaveCount(32);
  await kernels.getByRole('option', { selected: true }).focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const kernel = page.getByRole('grid', { name: 'Kernel 3 of conv 1, its weights' });
  const first = weightOfReader('conv_1/kernel');
  const written = Array.from({ length: 25 }, (_, cell) => inCell(first[cell * 32 + 2]!));
  await expect(kernel.locator('text')).toHaveText(written);
  await expectAccessible(page);

  await page.getByRole('combobox', { name: 'Layer' }).selectOption('conv 2');
  await page.getByRole('combobox', { name: 'Channel' }).selectOption('Channel 5');
  const second = weightOfReader('conv_2/kernel');
  const one = Array.from({ length: 9 }, (_, cell) => inCell(second[(cell * 32 + 4) * 32 + 2]!));
  await expect(page.getByRole('grid', { name: 'Kernel 3 of conv 2, its weights' }).locator('text')).toHaveText(one);
});

test('the digits that excite a map are shown with their labels, and open on the pad', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await openPanel(page);
  await look(page, 'Exciting digits');
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('logits');
  await page.getByRole('combobox', { name: 'Unit' }).selectOption('Unit 3');
  const digits = page.getByRole('region', { name: 'The digits that excite it most' }).getByRole('button');
  // All of the test digits are read for it, and once more for their labels.
  await expect(digits.first()).toHaveAccessibleName(/^A 3, value \d/, { timeout: 120_000 });
  await expect(digits).toHaveCount(12);
  await expectAccessible(page);
  await digits.first().click();
  await expect(answerOf(page)).toHaveText(/^3/);
  await expect(page.getByText(/A 3 of MNIST’s test set, no\. \d+/)).toBeVisible();
});
