import { expect, type Locator, type Page } from '@playwright/test';
import { draw, padOf, SEVEN } from '../pen';
import type { LessonSteps } from './lesson-steps';

const part = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Part of the lesson' }).getByRole('radio', { name });

/** Scrubs a lesson's walk to its end. */
async function walkToEnd(page: Page, noun: string): Promise<void> {
  const slider = page.getByRole('slider', { name: new RegExp(`^Which ${noun}`) });
  await slider.focus();
  await slider.press('End');
}

const cellsOf = (grid: Locator): Locator => grid.getByRole('gridcell').or(grid.getByRole('cell'));

const relu: LessonSteps = async (page) => {
  const after = page.getByRole('grid', { name: 'Feature map after ReLU' });
  await expect(cellsOf(after).nth(1)).toHaveText('');
  await page.getByRole('button', { name: 'Next cell' }).click();
  await expect(cellsOf(after).nth(1)).toHaveText('1.00');
  // The keys reach what is still blank, and stay there when it is filled.
  await cellsOf(after).first().press('ArrowDown');
  const blank = cellsOf(after).nth(3);
  await expect(blank).toBeFocused();
  await expect(blank).toHaveAccessibleName('row 2, column 1: nothing yet');
  await blank.press('Enter');
  await expect(blank).toHaveText('0.00');
  await expect(blank).toBeFocused();
  await walkToEnd(page, 'cell');
  // Of all its numbers only the loop's column is left.
  const zeros = '0.00';
  await expect(cellsOf(after)).toHaveText(
    [zeros, '1.00', zeros, zeros, '0.11', zeros, zeros, '0.33', zeros].concat(new Array<string>(6).fill(zeros)),
  );
  await expect(page.getByText('3 of 15 numbers pass as they are, 12 become 0.')).toBeVisible();

  await part(page, 'Why bother?').click();
  const kernel = page.getByRole('table', { name: 'Map of the kernel of 5 by 5' });
  await expect(cellsOf(kernel)).toHaveText(['0.36', '0.33', '0.23']);
  await expect(cellsOf(page.getByRole('table', { name: 'Loop, ReLU, vertical' }))).toHaveText(['0.16', '0.05', '0.04']);
};

const pooling: LessonSteps = async (page) => {
  const pooled = page.getByRole('grid', { name: 'Pooled numbers' });
  const next = page.getByRole('button', { name: 'Next window' });
  for (let window = 1; window < 4; window++) await next.click();
  await expect(cellsOf(pooled)).toHaveText(['8', '9', '3', '2']);
  await page.getByRole('radio', { name: 'Average' }).click();
  await walkToEnd(page, 'window');
  await expect(cellsOf(pooled)).toHaveText(['4.00', '4.50', '2.00', '0.75']);
  await page.getByRole('button', { name: 'Change numbers' }).click();
  await page.getByRole('textbox', { name: 'row 1, column 1' }).fill('25');
  await expect(cellsOf(pooled).first()).toHaveText('9.00');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('radio', { name: 'The rectified map' }).click();
  await expect(page.getByText('rows: (5 − 2) / 1 + 1 = 4')).toBeVisible();
};

const shiftedNine: LessonSteps = async (page) => {
  const picture = page.getByRole('slider', { name: 'Shift of the picture' });
  await picture.focus();
  await picture.press('ArrowLeft');
  await expect(picture).toHaveAttribute('aria-valuetext', '1 to the left');
  await expect(page.getByText('Found again, as strongly: 1.00 at row 1, column 2 became 1.00')).toBeVisible();
  const pooled = page.getByRole('table', { name: /^Max pooling.*, shifted$/ });
  await expect(cellsOf(pooled)).toHaveText(['1.00', '0.00', '0.33', '0.00', '0.33', '0.00', '0.00', '0.00']);
  await expect(page.getByRole('note', { name: 'A slip of the slide' })).toContainText('−0.11');
  // Dragged off the edge, the loop is lost.
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y - box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('Part of the loop went over the edge')).toBeVisible();
};

const wholeNetwork: LessonSteps = async (page) => {
  await expect(padOf(page)).toBeVisible();
  // Until something is drawn a sample stands in.
  if (await page.getByText('Draw a digit here').isVisible()) await expect(page.getByText(/stands in\.$/)).toBeVisible();
  else await page.getByRole('toolbar', { name: 'Pad tools' }).getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('button', { name: 'Next block' })).toBeVisible();
  await draw(page, SEVEN);
  await walkToEnd(page, 'block');
  await expect(page.getByText(/^The answer: 7/)).toBeVisible();
  await part(page, 'Count its weights').click();
  const wiring = page.getByRole('row', { name: /^conv 1/ });
  await expect(wiring).toContainText('800');
  await expect(wiring).toContainText('14,450,688');

  await part(page, 'Shift the digit').click();
  await page.getByRole('button', { name: 'Shift it by 4 pixels' }).click();
  await expect(page.getByText('4 right and 4 down').first()).toBeVisible();
  // The strongest feature is still there, moved along: two cells of a map that was pooled once.
  const [before, after] = (
    await page
      .getByRole('row', { name: /^relu 1/ })
      .getByRole('cell')
      .allInnerTexts()
  ).map((text) => /^(\S+) at row (\d+), column (\d+)$/.exec(text)!.slice(1).map(Number));
  expect(after).toEqual([before![0], before![1]! + 2, before![2]! + 2]);

  await part(page, 'Walk through it').click();
  await page.getByRole('button', { name: 'Open it in Draw' }).click();
  await expect(padOf(page)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Read by' })).toHaveValue('plain');
  await page.goBack();
};

const augmentation: LessonSteps = async (page) => {
  const train = page.getByRole('button', { name: 'Train both' });
  await expect(train).toBeDisabled();
  await page.getByRole('radio', { name: 'On', exact: true }).click();
  await page.getByRole('combobox', { name: 'How long to train' }).selectOption('quick');
  await train.click();
  const plain = page.getByRole('region', { name: 'Without augmentation' });
  const augmented = page.getByRole('region', { name: 'With augmentation' });
  await expect(augmented.getByText('Waits for the other one.')).toBeVisible();
  await expect(plain.getByText(/reads \d.* of the test digits/)).toBeVisible({ timeout: 90_000 });
  await expect(augmented.getByText(/reads \d.* of the test digits/)).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Compare the two' }).click();
  const shares = page.getByRole('table', { name: /^So much is read as a/ });
  await expect(shares.getByRole('row', { name: /Lesson 11, with / })).toContainText(/\d+\s%/);

  // It ends at the live comparison of the two.
  await page.getByRole('button', { name: 'Go on in Draw with these two' }).click();
  const chosen = (name: string) => page.getByRole('combobox', { name }).locator('option:checked');
  await expect(chosen('First model')).toHaveText('Lesson 11, without');
  await expect(chosen('Second model')).toHaveText('Lesson 11, with');
  await page.goBack();
};

/** The steps of lessons 7 to 11, by number. */
export const STEPS_7_TO_11: Readonly<Record<number, LessonSteps>> = {
  7: relu,
  8: pooling,
  9: shiftedNine,
  10: wholeNetwork,
  11: augmentation,
};
