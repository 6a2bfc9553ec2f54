import type { Locator } from '@playwright/test';
import { expect, test } from './inkling';
import { answerOf, draw, ONE, padIsReady, SEVEN, ZERO } from './pen';

test('a drawn digit is read at once, and an empty pad is not read at all', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await expect(answerOf(page)).not.toHaveText(/\d/);
  for (const [strokes, answer] of [
    [SEVEN, /^7 \d+ %/],
    [ONE, /^1 \d+ %/],
    [ZERO, /^0 \d+ %/],
  ] as const) {
    await draw(page, strokes);
    await expect(answerOf(page)).toHaveText(answer);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(answerOf(page)).not.toHaveText(/\d/);
  }
});

test('the answer follows the pen before it is lifted', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const box = (await page.getByLabel('Drawing pad').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.48, box.y + box.height * 0.8, { steps: 8 });
  await expect(answerOf(page)).toHaveText(/^1/);
  await page.mouse.up();
});

test('undo, redo and clear take back and bring back', async ({ inkling }) => {
  const { page } = inkling;
  const button = (name: string): Locator => page.getByRole('button', { name });
  const [undo, redo, clear] = [button('Undo'), button('Redo'), button('Clear')] as const;
  await padIsReady(page);
  for (const act of [undo, redo, clear]) await expect(act).toBeDisabled();
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await clear.click();
  await expect(answerOf(page)).not.toHaveText(/\d/);
  await undo.click();
  await expect(answerOf(page)).toHaveText(/^7/);
  await undo.click();
  await expect(answerOf(page)).not.toHaveText(/\d/);
  await expect(undo).toBeDisabled();
  await redo.click();
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.keyboard.press('Control+z');
  await expect(answerOf(page)).not.toHaveText(/\d/);
  await page.keyboard.press('Control+Shift+z');
  await expect(answerOf(page)).toHaveText(/^7/);
});

test('the eraser takes ink away', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.getByRole('button', { name: 'Eraser' }).click();
  // The bar of the seven goes, and what is left is a stroke downwards.
  const overTheBar = [0.22, 0.27].map((y) => [[0.2, y] as const, [0.66, y] as const]);
  await draw(page, overTheBar);
  await expect(answerOf(page)).toHaveText(/^1/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(page)).toHaveText(/^7/);
});

test('the keyboard alone draws', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.getByLabel('Drawing pad').focus();
  await page.keyboard.press(' ');
  for (let step = 0; step < 16; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(answerOf(page)).toHaveText(/^1/);
});

test('every layer shows what it made of the drawing, with its shape', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const layers = page.getByRole('region', { name: 'Layers', exact: true });
  const maps = layers.getByRole('img');
  await layers.getByRole('radio', { name: 'All layers' }).click();
  // The shipped reader: convolutions to 24, 12, 10 and 8 a side, with poolings to 12 and 4.
  for (const side of [24, 12, 10, 8, 4]) {
    await expect(maps.and(page.getByLabel(new RegExp(`\\b${side}\\s*[×x]\\s*${side}\\b`))).first()).toBeVisible();
  }
  const picture = (): Promise<string> =>
    layers.getByLabel(/^conv 1: 32 feature maps/).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const empty = await picture();
  await draw(page, SEVEN);
  await expect.poll(picture).not.toBe(empty);
});
