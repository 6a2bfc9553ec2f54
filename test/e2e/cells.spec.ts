import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './inkling';
import { draw, padIsReady, SEVEN } from './pen';

const layersOf = (page: Page): Locator => page.getByRole('region', { name: 'Layers', exact: true });
const arithmeticOf = (page: Page): Locator => page.getByRole('region', { name: 'The arithmetic of a cell' });

/** A number as the window writes it, with a real minus sign. */
const numberIn = (text: string): number => Number(text.replace('−', '-'));

async function numbersIn(numbers: Locator): Promise<readonly number[]> {
  return (await numbers.allInnerTexts()).map(numberIn);
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, part) => sum + part, 0);

/** The opened cell's value, as its map has it. */
async function shownValue(page: Page): Promise<number> {
  const opened = arithmeticOf(page).getByRole('list', { name: 'The value on its way' }).locator('[aria-pressed=true]');
  return numberIn(await opened.locator('data').innerText());
}

/** What the shown parts of a convolution's cell add up to. */
async function shownSum(page: Page): Promise<number> {
  const channels = await numbersIn(
    arithmeticOf(page)
      .getByRole('list', { name: /^Sums of the channels/ })
      .locator('data'),
  );
  expect(channels).toHaveLength(32);
  // This convolution has no bias of its own: batch norm, which follows, has one.
  await expect(arithmeticOf(page).getByText('bias')).toHaveCount(0);
  return total(channels);
}

/** Draws a seven, and opens a cell near the corner of the second convolution's first map. */
async function openCellOfSeven(page: Page): Promise<void> {
  await padIsReady(page);
  await draw(page, SEVEN);
  await layersOf(page)
    .getByRole('img', { name: /^relu 2:/ })
    .click({ position: { x: 12, y: 12 } });
}

/** 32 numbers, each rounded to four decimals, and their sum. */
const ROUNDING = 33 * 0.00005;

test('a cell of the second convolution is the sum that is shown of it, and so is the next', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await layersOf(page)
    .getByRole('button', { name: /^conv 2:/ })
    .click();
  const maps = layersOf(page).getByRole('img', { name: /^conv 2:/ });
  await maps.click({ position: { x: 12, y: 12 } });
  await expect(arithmeticOf(page).getByRole('heading', { name: /^conv 2, map 1, row \d+, column \d+$/ })).toBeVisible();

  const value = await shownValue(page);
  expect(Math.abs(value)).toBeGreaterThan(0.01);
  expect(Math.abs((await shownSum(page)) - value)).toBeLessThan(ROUNDING);
  expect(await numbersIn(arithmeticOf(page).locator('.result data'))).toEqual([value]);

  // The products of the strongest channel, to more digits than there is room for, come to its sum.
  const products = arithmeticOf(page).getByRole('table', { name: 'products' }).getByRole('cell');
  const parts = await products.evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('title'))));
  const [strongest] = await numbersIn(arithmeticOf(page).getByRole('list', { name: /^Sums/ }).locator('data'));
  expect(parts).toHaveLength(9);
  expect(Math.abs(total(parts) - strongest!)).toBeLessThan(0.001);

  await arithmeticOf(page).getByRole('button', { name: 'Next cell' }).click();
  await expect.poll(() => shownValue(page)).not.toBe(value);
  expect(Math.abs((await shownSum(page)) - (await shownValue(page)))).toBeLessThan(ROUNDING);
});

test('the cell that is outlined is the one that opens, where a pointer tells parts of pixels', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  const box = (await layersOf(page)
    .getByRole('img', { name: /^relu 2:/ })
    .boundingBox())!;
  // Cells are about two pixels wide: some of these points lie just before one's edge.
  for (const part of [0, 0.4, 0.8, 1.2, 1.6, 1.9]) {
    await page.mouse.move(box.x + 12 + part, box.y + 12 + part);
    const pointed = await layersOf(page)
      .getByText(/^relu 2, map/)
      .first()
      .innerText();
    await page.mouse.down();
    await page.mouse.up();
    const opened = await arithmeticOf(page).getByRole('heading').innerText();
    expect(pointed).toContain(`${opened}:`);
  }
});

test('closing a cell leaves the keyboard where the cell was', async ({ inkling }) => {
  const { page } = inkling;
  await openCellOfSeven(page);
  await arithmeticOf(page).getByRole('button', { name: 'Close the cell' }).press('Enter');
  await expect(arithmeticOf(page)).toBeFocused();
  await expect(arithmeticOf(page)).toContainText('Click a cell');
});

test('a map is walked through, cell after cell, and the walk can be paused', async ({ inkling }) => {
  const { page } = inkling;
  await openCellOfSeven(page);
  await arithmeticOf(page).getByRole('button', { name: 'Play through the map' }).click();
  await expect(arithmeticOf(page).getByRole('heading')).toHaveText(/map 1, row \d+, column ([3-9]|\d\d)$/);
  await arithmeticOf(page).getByRole('button', { name: 'Pause' }).click();
  const reached = await arithmeticOf(page).getByRole('heading').innerText();
  await arithmeticOf(page).getByRole('button', { name: 'Next cell' }).click();
  await expect(arithmeticOf(page).getByRole('heading')).not.toHaveText(reached);
});

test('the keyboard goes from cell to cell, map to map and layer to layer, and says where it is', async ({
  inkling,
}) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  const said = layersOf(page).getByLabel('Value', { exact: true });
  await layersOf(page).getByRole('application').focus();
  await expect(said).toHaveText(/^relu 1, map 1, row 7, column 7: .*; sees rows \d+–\d+, columns \d+–\d+$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('PageDown');
  await expect(said).toHaveText(/^relu 1, map 2, row 6, column 8: /);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(said).toHaveText(/^relu 2, map 2, row 6, column 8: /);
  await page.keyboard.press('Enter');
  await expect(arithmeticOf(page).getByRole('heading')).toHaveText('relu 2, map 2, row 6, column 8');
  // Along the value's way, back to the sum that it was made of.
  await arithmeticOf(page)
    .getByRole('button', { name: /^conv 2/ })
    .click();
  expect(Math.abs((await shownSum(page)) - (await shownValue(page)))).toBeLessThan(ROUNDING);
});

test('the arithmetic of every kind of layer opens, and breaks no rule of accessibility', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await layersOf(page).getByRole('radio', { name: 'All layers' }).click();
  for (const [name, shows] of [
    ['conv 1', 'kernel'],
    ['pool 1', 'the largest of them'],
    ['norm 1', 'γ (gamma)'],
    ['relu 1', 'max(0,'],
    ['flatten', 'Lays all values out in one row'],
    ['dense 1', 'the other 496'],
    ['dropout', 'while training'],
    ['probabilities', 'sum of all ten'],
  ] as const) {
    await layersOf(page)
      .getByRole('img', { name: new RegExp(`^${name}:`) })
      .click({ position: { x: 5, y: 5 } });
    await expect(arithmeticOf(page).getByText(shows).first()).toBeVisible();
    expect(await numbersIn(arithmeticOf(page).locator('.result data'))).toEqual([await shownValue(page)]);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.cell-panel').analyze();
    expect.soft(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  }
});

test('how large the layers are shown, and whether all of them, is remembered', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const conv1 = layersOf(page).getByRole('img', { name: /^conv 1:/ });
  await expect(conv1).toHaveCount(0);
  await layersOf(page).getByRole('radio', { name: 'All layers' }).click();
  const before = (await conv1.boundingBox())!.height;
  await layersOf(page).getByRole('button', { name: 'Larger' }).click();
  await expect.poll(async () => (await conv1.boundingBox())!.height).toBeGreaterThan(1.2 * before);
  const { height } = (await conv1.boundingBox())!;
  await page.reload();
  await padIsReady(page);
  await expect.poll(async () => (await conv1.boundingBox())!.height).toBe(height);
  await conv1.hover({ position: { x: 5, y: 5 } });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await conv1.boundingBox())!.height).toBe(before);
});

test('what the network compared with reads is said beside its name', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  const compared = page.getByLabel('Compared with');
  await compared.selectOption('plain');
  await expect(compared).toHaveAccessibleDescription(/^reads a\s7, \d+\s%$/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(compared).toHaveAccessibleDescription('');
});
