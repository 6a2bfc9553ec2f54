import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './inkling';
import type { LessonSteps } from './lessons/lesson-steps';
import { STEPS_FROM_12 } from './lessons/steps-12';
import { STEPS_13 } from './lessons/steps-13';
import { STEPS_1_TO_3 } from './lessons/steps-1-3';
import { STEPS_4_TO_6 } from './lessons/steps-4-6';
import { STEPS_7_TO_11 } from './lessons/steps-7-11';
import { answerOf, draw, padIsReady, STAR } from './pen';

const STEPS: Readonly<Record<number, LessonSteps>> = {
  ...STEPS_1_TO_3,
  ...STEPS_4_TO_6,
  ...STEPS_7_TO_11,
  ...STEPS_FROM_12,
  ...STEPS_13,
};
const COUNT = 13;

const lessonOf = (page: Page): Locator => page.locator('section[aria-labelledby="lesson-title"]');
const listOf = (page: Page): Locator => page.getByRole('navigation', { name: 'Lessons' });
const matcherOf = (page: Page): Locator => page.getByRole('status', { name: 'What the matcher says' });

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Share, save, open, begin anew' }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

test('the course, from the first lesson to the last', async ({ inkling }) => {
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await expect(listOf(page).getByRole('link')).toHaveCount(COUNT);
  for (let number = 1; number <= COUNT; number++) {
    await test.step(`lesson ${number}`, async () => {
      const link = listOf(page)
        .getByRole('link')
        .nth(number - 1);
      await expect(link).toHaveAttribute('aria-current', 'page');
      await expect(link).not.toContainText('done');
      await STEPS[number]!(page);
      // Some lessons end in another place, to which they lead.
      await page.getByRole('tab', { name: 'Lessons' }).click();
      await expect(lessonOf(page).getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
      await expect(link).toContainText('done');
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
      if (number < COUNT) await lessonOf(page).getByRole('button', { name: 'Next', exact: true }).click();
    });
  }
  await page.reload();
  await expect(listOf(page).getByText(`${COUNT} of ${COUNT} done`)).toBeVisible();
  await page.getByRole('tab', { name: 'Draw' }).click();
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await expect(listOf(page).getByRole('link').last()).toHaveAttribute('aria-current', 'page');
});

test('a lesson as it stands is shared as a link and as a file, and opened again', async ({ inkling }) => {
  const { page } = inkling;
  await page.evaluate(() => (location.hash = '#lessons/1'));
  await page.getByRole('button', { name: 'Move it left' }).click();
  await expect(matcherOf(page)).toContainText('19 of 35');
  const file = await inkling.saved(() => choose(page, 'Save as a file'));
  expect(file.name).toBe('lesson-1-grid.inkling');

  // What one is at stays over a reload; beginning anew can be taken back.
  await page.reload();
  await expect(matcherOf(page)).toContainText('19 of 35');
  await choose(page, 'Begin anew');
  await expect(matcherOf(page)).toContainText('35 of 35');
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(matcherOf(page)).toContainText('19 of 35');
  await choose(page, 'Begin anew');

  const open = async (name: string, text: string | Buffer): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await choose(page, 'Open a link or file…');
  await open('notes.json', '{"lesson": 1}');
  await expect(page.getByRole('alert')).toHaveText('notes.json is not a lesson saved by Inkling.');
  await open(file.name, file.bytes);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(matcherOf(page)).toContainText('19 of 35');

  // The link that is shown or copied opens the same; a broken one changes nothing and says so.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } });
  });
  await choose(page, 'Copy a link to this');
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
  await page.keyboard.press('Escape');
  await choose(page, 'Begin anew');
  await expect(matcherOf(page)).toContainText('35 of 35');
  await page.evaluate(() => (location.hash = '#lessons/1?state=broken'));
  await expect(page.getByRole('alert')).toHaveText('This link holds nothing that lesson 1 can open.');
  await expect(matcherOf(page)).toContainText('35 of 35');
  await choose(page, 'Open a link or file…');
  await page.getByRole('textbox', { name: 'A link' }).fill(link);
  await page.keyboard.press('Enter');
  await expect(matcherOf(page)).toContainText('19 of 35');
  await page.evaluate(() => (location.hash = '#lessons/2'));
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(matcherOf(page)).toContainText('19 of 35');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#lessons/1');
  // Going back opens what was there before, not the link again.
  await page.goBack();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#lessons/2');
});

test('ink that is no digit leads to the lesson that says why it gets one', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, STAR);
  await page.getByRole('link', { name: 'Why it must' }).click();
  await expect(lessonOf(page).getByRole('heading', { level: 2 })).toContainText('Why it must pick one of ten');
  await expect(page.getByRole('heading', { name: 'What will it say of a heart?' })).toBeVisible();
  await page.goBack();
  await expect(answerOf(page)).toContainText(/\d/);
});

test('a lesson is shown to a class, and the keys turn the pages', async ({ inkling }) => {
  const { page } = inkling;
  await page.evaluate(() => (location.hash = '#lessons/1'));
  const title = lessonOf(page).getByRole('heading', { level: 2 });
  const sizeOf = (): Promise<number> => title.evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
  const usual = await sizeOf();
  await page.getByRole('button', { name: 'Show to a class, full screen' }).click();
  await expect(page.getByRole('tab', { name: 'Draw' })).toBeHidden();
  await expect.poll(sizeOf).toBeGreaterThan(usual);
  await page.keyboard.press('ArrowRight');
  await expect(title).toHaveText(/^2/);
  await page.keyboard.press('PageDown');
  await expect(title).toHaveText(/^3/);
  // In a field the keys are the field's.
  await page.getByRole('spinbutton', { name: 'Neurons' }).press('ArrowLeft');
  await expect(title).toHaveText(/^3/);
  await page.getByRole('spinbutton', { name: 'Neurons' }).blur();
  await page.keyboard.press('ArrowLeft');
  await expect(title).toHaveText(/^2/);
  await page.getByRole('button', { name: 'Leave the full screen' }).click();
  await expect(page.getByRole('tab', { name: 'Draw' })).toBeVisible();
  expect(await sizeOf()).toBe(usual);
});
