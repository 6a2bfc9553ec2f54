import { expect, type Page } from '@playwright/test';
import type { LessonSteps } from './lesson-steps';

/** Moves the nine, finds it again, and redraws it with the keys and the mouse. */
async function moveTheNine(page: Page): Promise<void> {
  const result = page.getByRole('status', { name: 'What the matcher says' });
  await expect(page.getByText('It is the nine')).toBeVisible();
  await expect(result).toContainText('35 of 35 cells agree');
  await page.getByRole('button', { name: 'Move it left' }).click();
  await expect(page.getByText('Not the nine')).toBeVisible();
  await expect(result).toContainText('19 of 35 cells agree');
  await page.getByRole('button', { name: 'Move it right' }).click();
  await expect(page.getByText('It is the nine')).toBeVisible();

  const cells = page.getByRole('grid', { name: 'Your picture: paint it' }).getByRole('gridcell');
  await cells.first().focus();
  for (const key of ['ArrowDown', 'ArrowRight', ' ']) await page.keyboard.press(key);
  await expect(cells.nth(6)).toHaveAccessibleName('row 2, column 2: −1');
  await expect(result).toContainText('34 of 35 cells agree');
  const [from, to] = [(await cells.nth(25).boundingBox())!, (await cells.nth(29).boundingBox())!];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(result).toContainText('30 of 35 cells agree');
  await page.getByRole('button', { name: /^The nine itself/ }).click();
  await expect(page.getByText('It is the nine')).toBeVisible();
}

/** Opens the sum of a hidden neuron and of an output. */
async function openTheSums(page: Page): Promise<void> {
  await expect(page.getByText('49 × 49 = 2,401 weights')).toBeVisible();
  await expect(page.getByText('49 × 10 = 490 weights')).toBeVisible();
  await page.getByRole('slider', { name: 'Hidden layer' }).press('ArrowDown');
  const hidden = page.getByRole('region', { name: 'Hidden neuron 28', exact: true });
  await expect(hidden.getByRole('row')).toHaveCount(50);
  await page.getByRole('slider', { name: 'Output' }).press('Home');
  await expect(page.getByRole('region', { name: 'Output for 0', exact: true }).getByRole('row')).toHaveCount(50);
  await page.getByRole('gridcell', { name: 'row 5, column 3: 240' }).click();
  await expect(page.getByText('Row 5, column 3 is number 31 of the row: 240.')).toBeVisible();
  await page.getByRole('slider', { name: 'Grey of this cell' }).press('ArrowLeft');
  await expect(page.getByRole('gridcell', { name: 'row 5, column 3: 239' })).toBeVisible();
}

/** Compares what the layers cost, then shuffles the cells and moves them. */
async function compareTheCosts(page: Page): Promise<void> {
  const weights = page.getByRole('region', { name: 'weights', exact: true });
  await expect(page.getByText('6,220,800 numbers')).toBeVisible();
  await expect(weights).toContainText('24.9 trillion');
  await expect(page.getByRole('note', { name: 'A slip of the slide' })).toContainText(
    'The slide says 24 million weights, computing gives 24.9 trillion (24,883,200,000,000)',
  );
  await page.getByRole('spinbutton', { name: 'Neurons' }).fill('1000');
  await expect(weights).toContainText('6.22 billion');
  await page.getByRole('button', { name: 'A digit' }).click();
  await expect(weights).toContainText('784,000');
  await expect(weights).toContainText('1,400 times');

  await page.getByRole('radio', { name: 'Near is like far' }).click();
  const sum = page.getByText(/^−?\d\.\d\d$/).and(page.locator('strong'));
  const before = await sum.innerText();
  await page.getByRole('button', { name: 'Shuffle the cells' }).click();
  await expect(page.getByText('The very same sum.')).toBeVisible();
  await expect(sum).toHaveText(before);
  await page.getByRole('radio', { name: 'It minds the place' }).click();
  await page.getByRole('button', { name: 'Move right' }).click();
  await expect(page.getByText(/It was .* of 49 numbers changed\./)).toBeVisible();
  await expect(sum).not.toHaveText(before);
}

/** The steps of lessons 1 to 3, by number. */
export const STEPS_1_TO_3: Readonly<Record<number, LessonSteps>> = {
  1: moveTheNine,
  2: openTheSums,
  3: compareTheCosts,
};
