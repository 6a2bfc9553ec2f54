import { expect, type Locator, type Page } from '@playwright/test';
import { draw, ONE, padOf, SEVEN } from '../pen';
import type { LessonSteps } from './lesson-steps';

const part = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Part of the lesson' }).getByRole('radio', { name });
const number = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Number' }).getByRole('radio', { name });

/** The same strokes, half as large and at one side of the pad. */
const small = (strokes: typeof ONE, left: number): typeof ONE =>
  strokes.map((corners) => corners.map(([x, y]) => [left + x / 2, 0.25 + y / 2] as const));

const aNumber: LessonSteps = async (page) => {
  await part(page, 'Pieces and ways').click();
  await expect(page.getByRole('heading', { name: 'Guess first' })).toBeVisible();
  await page.getByRole('button', { name: 'Guess', exact: true }).click();

  // One mark by the pointer and one by the keys.
  const line = page.getByRole('slider', { name: /^Where to cut/ });
  const box = (await line.boundingBox())!;
  await page.mouse.click(box.x + 0.28 * box.width, box.y + box.height / 2);
  await line.press('ArrowRight');
  await line.press('Enter');
  await page.getByRole('button', { name: 'At my 2 marks' }).click();
  const came = page.getByRole('status', { name: 'What came of the guess' });
  await expect(came).toContainText('Your guess held. It is cut in 2 places and read as 100');
  await page.getByRole('button', { name: 'Slide the network along a number' }).click();

  const window = page.getByRole('slider', { name: /^The window on the line/ });
  await expect(window).toHaveAttribute('aria-valuetext', /read as a 9, \d+\s%/);
  const frame = (await window.boundingBox())!;
  await page.mouse.move(frame.x + 0.3 * frame.width, frame.y + frame.height / 2);
  await page.mouse.down();
  await page.mouse.move(frame.x + 0.45 * frame.width, frame.y + frame.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(window).not.toHaveAttribute('aria-valuenow', '0');
  // Between the two digits it is sure of one, though the ink is unlike any.
  const nonsense = await page.getByText(/windows hold ink that is unlike any digit/).innerText();
  const [, at, digit] = /at pixel (\d+) it says (\d), \d+\s%/.exec(nonsense)!;
  await window.press('Home');
  for (let pixel = 0; pixel < Number(at); pixel++) await window.press('ArrowRight');
  await expect(window).toHaveAttribute('aria-valuetext', new RegExp(`read as an? ${digit}, .*unlike any`));
  await window.press('End');
  await expect(window).toHaveAttribute('aria-valuetext', /read as a 6, \d+\s%/);

  await part(page, 'Pieces and ways').click();
  const sum = page.getByRole('status', { name: 'The sum' });
  await expect(sum).toHaveText(/^\d\.\d\d \+ .* \d\.\d\d$/);
  const costOf = async (): Promise<number> => Number((await sum.innerText()).split(/[=≈]/)[1]);
  const taken = await costOf();
  await page.getByRole('radio', { name: /^The next best/ }).click();
  await expect.poll(costOf).toBeGreaterThan(taken);

  // A number of one's own, written beside what is there: nothing, then one digit, then two.
  await number(page, 'Your own number').click();
  await expect(padOf(page)).toBeVisible();
  const clear = page.getByRole('toolbar', { name: 'Pad tools' }).getByRole('button', { name: 'Clear' });
  if (await clear.isEnabled()) await clear.click();
  await draw(page, small(SEVEN, 0));
  await expect(page.getByText('This is one digit: 7.')).toBeVisible();
  await draw(page, small(ONE, 0.45));
  await expect(page.getByRole('radio', { name: 'The way taken: 71' })).toBeVisible();
  await part(page, 'Slid along').click();
  await number(page, 'Your own number').click();
  await expect(page.getByText(/over the 7 the map of the 7 says \d+\s% and over the 1 /)).toBeVisible();

  await part(page, 'Judge a claim').click();
  await page.getByRole('button', { name: 'False' }).click();
  await expect(page.getByRole('status', { name: 'What to say of the claim' })).toContainText(
    /^Right\. As one thing, .* it is read as \d, .* 100 comes of 3 readings/,
  );
};

/** The steps of lesson 13, by number. */
export const STEPS_13: Readonly<Record<number, LessonSteps>> = { 13: aNumber };
