import type { Page } from '@playwright/test';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './inkling';
import { answerOf, draw, ONE, padIsReady, SEVEN, ZERO } from './pen';

const digitsOf = (page: Page, label?: number) =>
  page.getByRole('option', { name: label === undefined ? /kept/ : new RegExp(`^${label}, kept`) });

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

async function goToOwnDigits(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByRole('tab', { name: 'Own digits' }).click();
}

async function exportAs(page: Page, format: string): Promise<void> {
  await page.getByRole('button', { name: 'Export your digits' }).click();
  await page.getByRole('menuitem', { name: format }).click();
}

async function bringIn(page: Page, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import', exact: true }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/jsonl', buffer });
}

test('drawings are kept, corrected, deleted, taken away and brought in again', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.keyboard.press('k');
  await expect(notices(page).getByText('Kept as a 7: 1 digit of your own')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep as 7' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('k');
  await expect(notices(page).getByText('Kept as a 7 already')).toBeVisible();

  await page.getByRole('button', { name: 'Clear' }).click();
  await draw(page, ONE);
  await page.keyboard.press('Shift+Digit1');
  await expect(notices(page).getByText('2 digits of your own')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await draw(page, ZERO);
  await page.getByRole('button', { name: 'Keep as 6' }).click();
  await expect(notices(page).getByText('Kept as a 6: 3 digits of your own')).toBeVisible();

  await goToOwnDigits(page);
  await expect(digitsOf(page)).toHaveCount(3);
  await digitsOf(page, 6).click();
  await page.getByRole('button', { name: 'Label 0' }).click();
  await expect(digitsOf(page, 0)).toHaveCount(1);
  await expect(digitsOf(page, 6)).toHaveCount(0);

  await digitsOf(page, 1).focus();
  await page.keyboard.press('Delete');
  await expect(digitsOf(page)).toHaveCount(2);
  // The notice of what was relabelled may stand there, too.
  const deleted = notices(page).getByRole('listitem').filter({ hasText: 'Deleted a 1' });
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(digitsOf(page)).toHaveCount(3);

  await inkling.restart();
  const again = inkling.page;
  await goToOwnDigits(again);
  await expect(digitsOf(again)).toHaveCount(3);
  const { name, bytes } = await inkling.saved(() => exportAs(again, 'Strokes'));
  expect(name).toBe('own-digits.jsonl');
  const labels = bytes.toString().trim().split('\n').map((line) => (JSON.parse(line) as { label: number }).label); // prettier-ignore
  expect(labels).toEqual([7, 1, 0]);

  await digitsOf(again, 7).click();
  await digitsOf(again, 0).click();
  await again.getByRole('toolbar', { name: 'Chosen digits' }).getByRole('button', { name: 'Delete' }).click();
  await expect(digitsOf(again)).toHaveCount(1);
  await bringIn(again, 'mine.jsonl', bytes);
  await expect(notices(again).getByText('Added 2 digits of mine.jsonl; 1 was here already')).toBeVisible();
  await expect(digitsOf(again)).toHaveCount(3);

  const sheet = await inkling.saved(() => exportAs(again, 'Contact sheet'));
  expect(sheet.name).toBe('own-digits.png');
  await expect(notices(again).getByText('the strokes are not in the file')).toBeVisible();
  await bringIn(again, sheet.name, sheet.bytes);
  await expect(notices(again).getByText('Added 3 digits of own-digits.png')).toBeVisible();
  await expect(digitsOf(again)).toHaveCount(6);

  await digitsOf(again, 7).first().dblclick();
  await expect(answerOf(again)).toHaveText(/^7/);
  await expect(again.getByRole('button', { name: 'Keep as 7' })).toHaveAttribute('aria-pressed', 'true');
});

test('a test digit is not kept, and a drawing that was kept by mistake is let go', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.getByRole('button', { name: 'MNIST digit' }).click();
  await expect(answerOf(page)).toHaveText(/^\d/);
  await page.keyboard.press('k');
  await expect(notices(page).getByText('must not learn from them')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await draw(page, SEVEN);
  await page.getByRole('button', { name: 'Keep as 2' }).click();
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Keep as 2' })).toHaveAttribute('aria-pressed', 'false');
  await goToOwnDigits(page);
  await expect(page.getByText('No digits of your own yet')).toBeVisible();
});

test('a file with a bad line is not brought in, and a broken line on the disk is named', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await goToOwnDigits(page);
  const good = '{"label":7,"strokes":[[[0,0],[10,0],[4,20]]]}';
  await bringIn(page, 'pens.jsonl', Buffer.from(`${good}\n{"label":7,"strokes":[]}\n`));
  await expect(page.getByRole('alert').filter({ hasText: 'pens.jsonl, line 2' })).toBeVisible();
  await expect(digitsOf(page)).toHaveCount(0);
  await bringIn(page, 'pens.jsonl', Buffer.from(good));
  await expect(digitsOf(page, 7)).toHaveCount(1);
  await appendFile(join(inkling.home, 'digits/digits.jsonl'), 'nonsense\n');
  await page.getByRole('tab', { name: 'Networks' }).click();
  await page.getByRole('tab', { name: 'Own digits' }).click();
  await expect(page.getByRole('note')).toContainText('Line 2 of');
});
