import { expect, type Locator, type Page } from '@playwright/test';
import { draw, ONE, padOf } from '../pen';
import type { LessonSteps } from './lesson-steps';

const part = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Part of the lesson' }).getByRole('radio', { name });

/** The percentage in a text, as a number. */
const percentIn = (text: string): number => Number(/(\d+)\s%/.exec(text)![1]);

const oneOfTen: LessonSteps = async (page) => {
  // What comes after the guess tells nothing before it.
  await part(page, 'Judge a claim').click();
  await expect(page.getByRole('heading', { name: 'Guess first' })).toBeVisible();
  await page.getByRole('button', { name: 'Guess', exact: true }).click();
  await page.getByRole('button', { name: 'A digit, quite sure (over 90 %)' }).click();
  const came = page.getByRole('status', { name: 'What came of the guess' });
  const percent = percentIn(await came.innerText());
  await expect(came).toContainText(percent > 90 ? 'Your guess held.' : 'Your guess did not hold.');
  await page.getByRole('button', { name: 'Work it out by hand' }).click();

  const table = page.getByRole('table', { name: 'Softmax, worked out' });
  const together = table.getByRole('row', { name: /^together/ });
  await expect(together).not.toContainText('1.0000');
  await page.getByRole('slider', { name: /^Which step/ }).press('End');
  await expect(together).toContainText('1.0000');
  await expect(together).toContainText('100 %');
  await expect(table).toContainText(`${percent} %`);
  await page.getByRole('slider', { name: 'Added to all ten logits' }).press('ArrowRight');
  await expect(page.getByText(/and no share has changed\./)).toBeVisible();
  await page.getByRole('slider', { name: 'Logit of 1' }).press('End');
  await expect(
    page.getByText(/^The 1’s logit is .* above the network’s own: its share was .* and is \d/),
  ).toBeVisible();
  await expect(together).toContainText('1.0000');

  // Ink of one's own takes its way too, and is as it was drawn when one comes back.
  await page.getByRole('radio', { name: 'Your own ink' }).click();
  const clear = page.getByRole('toolbar', { name: 'Pad tools' }).getByRole('button', { name: 'Clear' });
  if (await clear.isEnabled()) await clear.click();
  await draw(page, ONE);
  await expect(page.getByRole('status', { name: 'What the network answers' })).toContainText(/says 1, \d+\s%/);

  await part(page, 'What it knows besides').click();
  await expect(padOf(page)).toBeVisible();
  const likenesses = page.getByRole('table', { name: 'Highest probability against likeness' });
  for (const ink of ['A heart', 'A real 4', 'Your own ink'])
    await expect(likenesses.getByRole('row', { name: new RegExp(`^${ink}`) })).toContainText(/\d+\s%.*\d+\s%/);
  await page.getByRole('radio', { name: 'A real 4' }).click();
  const nearest = page.getByRole('region', { name: 'Training digits most like it' });
  await expect(nearest).toContainText(/are what it answered: a 4\.$/, { timeout: 60_000 });

  await part(page, 'Judge a claim').click();
  await page.getByRole('button', { name: 'Only if it is a digit' }).click();
  await expect(page.getByRole('status', { name: 'What to say of the claim' })).toContainText(
    /^Right\. .* and it is no digit at all\..* test digits/,
  );
};

/** The steps of lesson 12, by number. */
export const STEPS_FROM_12: Readonly<Record<number, LessonSteps>> = { 12: oneOfTen };
