import type { Page } from '@playwright/test';
import { write } from '../unit/core/numbers/handwriting';
import { PAD_SIZE, type Stroke } from '../../src/core/ink/drawing';
import { PNG } from 'pngjs';
import { ruledPhoto } from '../unit/core/numbers/ruled-paper';
import { expect, test } from './inkling';
import { paste } from './paste';
import { answerOf, draw, padIsReady } from './pen';

/** Writes a number on the pad with the mouse, as `write` does with a pen. */
async function writeOnPad(page: Page, text: string, place: Parameters<typeof write>[1]): Promise<void> {
  const strokes = write(text, place).marks.map((mark) =>
    (mark as Stroke).points.map(({ x, y }) => [x / PAD_SIZE, y / PAD_SIZE] as const),
  );
  await draw(page, strokes);
}

test('a number is read, and each of its digits opens to its own layers', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await writeOnPad(page, '42', { x: 40, y: 90, height: 90 });
  await expect(answerOf(page)).toHaveText('42');
  const digits = page.getByRole('group', { name: 'Digits of the number' }).getByRole('button');
  await expect(digits).toHaveCount(2);
  const [four, two] = [digits.nth(0), digits.nth(1)];
  await expect(two).toHaveAttribute('aria-pressed', 'true');
  await expect(two).toHaveAccessibleName(/^Look into the 2, digit 2: \d+ %$/);
  await page.getByRole('radio', { name: 'All layers' }).click();
  const seen = (): Promise<string> =>
    page
      .getByRole('region', { name: 'Layers', exact: true })
      .getByLabel(/^conv 1: \d+ feature maps/)
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const layersOfTwo = await seen();
  await four.focus();
  await page.keyboard.press('Tab');
  await expect(two).toBeFocused();
  await four.click();
  await expect(four).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(seen).not.toBe(layersOfTwo);
  await two.click();
  await expect.poll(seen).toBe(layersOfTwo);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(digits).toHaveCount(0);
  await expect(answerOf(page)).not.toHaveText(/\d/);
});

test('digits that touch are read, and how they were cut is shown', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await writeOnPad(page, '100', { x: 60, y: 90, height: 80, gap: 0 });
  await expect(answerOf(page)).toHaveText('100');
  await page.getByRole('tab', { name: 'Number' }).click();
  const taken = page.getByRole('region', { name: 'The way taken' });
  await expect(taken.getByRole('listitem')).toHaveCount(3);
  await expect(taken).toContainText(/cost \d+\.\d/);
  await expect(
    page.getByRole('region', { name: 'Weighed, and not taken' }).getByRole('listitem').first(),
  ).toBeVisible();
  await page.getByText('Slid along the line').click();
  const strongest = page.getByRole('list', { name: /How likely each digit is/ }).getByRole('listitem');
  await expect(strongest.nth(0)).toHaveText(/^0, (9\d|100) %/);
});

test('a pasted photo of a number on ruled paper is read', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const { grey, width, height } = ruledPhoto('2047');
  const png = new PNG({ width, height });
  grey.forEach((light, at) => png.data.set([light, light, light, 255], 4 * at));
  await paste(page, PNG.sync.write(png), 'number.png', 'image/png');
  await expect(answerOf(page)).toHaveText('2047');
  await expect(page.getByRole('group', { name: 'Digits of the number' }).getByRole('button')).toHaveCount(4);
});

test('a number that is written to the edge gets room, and is kept as its digits', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await writeOnPad(page, '204', { x: 40, y: 90, height: 90, gap: 0.2 });
  await expect(answerOf(page)).toHaveText('204');
  // The ink gets smaller, once: the digits stand in the pad's left part.
  await expect
    .poll(() =>
      page
        .locator('svg[viewBox="0 0 280 280"] rect')
        .last()
        .evaluate((rect) => Number(rect.getAttribute('x')) + Number(rect.getAttribute('width'))),
    )
    .toBeLessThan(220);
  await writeOnPad(page, '7', { x: 205, y: 105, height: 68 });
  await expect(answerOf(page)).toHaveText('2047');
  await page.keyboard.press('k');
  await expect(page.getByText('Kept as 2, 0, 4, 7: 4 digits of your own')).toBeVisible();
});
