import type { Locator, Page } from '@playwright/test';
import { expect, test } from './inkling';
import { answerOf, draw, padIsReady, SEVEN } from './pen';

const variantAnswerOf = (page: Page): Locator => page.getByRole('status', { name: 'Answer for the variant' });
const wordsOf = (page: Page): Locator => page.getByRole('status', { name: 'Variant in words' });
const ringOf = (page: Page): Locator => page.getByRole('slider', { name: 'Angle', exact: true });
const curveOf = (page: Page): Locator => page.getByRole('slider', { name: 'The variant’s angle' });

/** Drags the ring's knob to an angle, counter-clockwise from the right. */
async function turnRing(page: Page, degrees: number): Promise<void> {
  const sheet = (await page.getByRole('slider', { name: /^Shift of the image/ }).boundingBox())!;
  const knob = (await ringOf(page).boundingBox())!;
  const [x, y] = [sheet.x + sheet.width / 2, sheet.y + sheet.height / 2];
  const from = { x: knob.x + knob.width / 2, y: knob.y + knob.height / 2 };
  const radius = Math.hypot(from.x - x, from.y - y);
  const start = Math.atan2(y - from.y, from.x - x);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) {
    const angle = start + (((degrees * Math.PI) / 180 - start) * step) / 8;
    await page.mouse.move(x + radius * Math.cos(angle), y - radius * Math.sin(angle));
  }
  await page.mouse.up();
}

/** What the chart says of a model at the variant: `99 %`. */
async function probabilityBy(page: Page, model: string): Promise<string> {
  const said = new RegExp(`${model} ((?:< )?\\d+ %)`);
  await expect(curveOf(page)).toHaveAttribute('aria-valuetext', said);
  return said.exec((await curveOf(page).getAttribute('aria-valuetext'))!)![1]!;
}

test('a drawing is turned by the ring and by the keyboard, and both answers are read', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await expect(variantAnswerOf(page)).not.toHaveText(/\d/);

  await turnRing(page, 40);
  await expect(ringOf(page)).toHaveAttribute('aria-valuenow', '40');
  await expect(ringOf(page)).toHaveAttribute('aria-valuetext', 'turned 40° left');
  await expect(wordsOf(page)).toHaveText('turned 40° left');
  await expect(variantAnswerOf(page)).toHaveText(/\d \d+ %/);
  await expect(answerOf(page)).toHaveText(/^7/);
  const byRing = await variantAnswerOf(page).innerText();

  await ringOf(page).press('Home');
  await expect(wordsOf(page)).not.toHaveText(/turned/);
  await expect(variantAnswerOf(page)).not.toHaveText(/\d/);
  for (const key of ['PageUp', 'Shift+ArrowUp', 'Shift+ArrowRight']) await ringOf(page).press(key);
  for (let degree = 0; degree < 5; degree++) await ringOf(page).press('ArrowDown');
  await expect(ringOf(page)).toHaveAttribute('aria-valuenow', '40');
  await expect(variantAnswerOf(page)).toHaveText(byRing);
  await expect(answerOf(page)).toHaveText(/^7/);
});

test('the image is dragged to shift it, numbers are typed, and reset takes all back', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  const sheet = page.getByRole('slider', { name: /^Shift of the image/ });
  const box = (await sheet.boundingBox())!;
  const [x, y, pixel] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 28];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 3 * pixel, y - 2 * pixel, { steps: 5 });
  await page.mouse.up();
  await expect(wordsOf(page)).toHaveText('shifted 3 right and 2 up');
  await sheet.press('ArrowLeft');
  await page.getByRole('spinbutton', { name: 'Angle' }).fill('400');
  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'Stroke width, slider' }).press('ArrowRight');
  await expect(wordsOf(page)).toHaveText('turned 40° left, shifted 2 right and 2 up, strokes 1.05× as wide');
  // No number: the one before stays.
  await page.getByRole('spinbutton', { name: 'Size' }).fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('spinbutton', { name: 'Size' })).toHaveValue('1');
  await page.getByRole('button', { name: 'Reset the variant' }).click();
  await expect(variantAnswerOf(page)).not.toHaveText(/\d/);
});

test('a click on the curve at 90 degrees shows that variant, its layers and its answer', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await probabilityBy(page, 'plain');
  const seen = page.getByRole('slider', { name: /^Shift of the image/ }).locator('canvas');
  const picture = (canvas: Locator): Promise<string> =>
    canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  const unvaried = await picture(seen);

  const plot = (await curveOf(page).locator('.u-over').boundingBox())!;
  await page.mouse.click(plot.x + (plot.width * (90 + 180)) / 360, plot.y + plot.height / 2);
  await expect(ringOf(page)).toHaveAttribute('aria-valuenow', '90');
  await expect(wordsOf(page)).toHaveText('turned 90° left');
  await expect(variantAnswerOf(page)).toHaveText(/\d \d+ %/);
  await expect.poll(() => picture(seen)).not.toBe(unvaried);
  // The original, the variant and what differs lie one above the other in the network's picture.
  const layers = page.getByRole('region', { name: 'Layers', exact: true });
  await expect(layers.getByText('variant', { exact: true })).toBeVisible();
  await expect(layers.getByText('variant less drawing', { exact: true })).toBeVisible();

  await curveOf(page).press('ArrowLeft');
  await expect(ringOf(page)).toHaveAttribute('aria-valuenow', '85');
});

test('the curves keep their colours for who wants little motion', async ({ inkling }) => {
  const { page } = inkling;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await padIsReady(page);
  await draw(page, SEVEN);
  await probabilityBy(page, 'augmented');
  /** How many pixels of the chart are of the second model's colour: far more red than blue. */
  const orange = (): Promise<number> =>
    curveOf(page)
      .locator('canvas')
      .evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 200 && data[at]! > data[at + 2]! + 80) count++;
        return count;
      });
  await expect.poll(orange).toBeGreaterThan(100);
});

test('the augmentation switch has the pad read by the other model of the pair', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await turnRing(page, 60);
  const augmentation = page.getByRole('radiogroup', { name: 'Augmentation' });
  for (const [choice, model] of [
    ['on', 'augmented'],
    ['off', 'plain'],
  ] as const) {
    await augmentation.getByRole('radio', { name: choice }).click();
    await expect(augmentation.getByRole('radio', { name: choice })).toBeChecked();
    await expect(page.getByLabel('Read by')).toHaveValue(model);
    const probability = await probabilityBy(page, model);
    // Where the network reads the drawn digit in the variant, the pad's answer is the curve's value. The model before
    // answers until this one is open.
    await expect(async () => {
      const answer = await variantAnswerOf(page).innerText();
      if (/Variant: 7/.test(answer)) expect(answer).toContain(probability);
      else expect(parseInt(probability.replace('< ', ''))).toBeLessThan(50);
    }).toPass();
  }
  // Another model for a curve, and another digit to look at.
  await page.getByRole('combobox', { name: 'Second model' }).selectOption('dense');
  await probabilityBy(page, 'dense');
  const before = await curveOf(page).getAttribute('aria-valuetext');
  await page.getByRole('combobox', { name: 'Probability of' }).selectOption('4');
  await expect(curveOf(page)).not.toHaveAttribute('aria-valuetext', before!);
});

test('a view is exported with what is chosen in it', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.getByRole('combobox', { name: 'First model' }).selectOption('reader');
  await page.getByRole('button', { name: 'Export what shows here' }).click();
  const { bytes } = await inkling.saved(() => page.getByRole('menuitem', { name: /^As it shows \(SVG/ }).click());
  const chosen = await page.evaluate((text) => {
    const view = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...view.querySelectorAll('option[selected]')].map((option) => option.textContent);
  }, bytes.toString());
  expect(chosen).toEqual(expect.arrayContaining(['augmented', 'reader']));
});

test('a ready variant and a place of the shift field are a click away', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await page.getByRole('radio', { name: 'Shift' }).click();
  const field = page.getByRole('slider', { name: /^Shift, as augmented reads it/ });
  await expect(field).toHaveAttribute('aria-valuetext', /^not shifted: \d+ %/);
  const box = (await field.boundingBox())!;
  // Cells are whole shifts from -8 to 8.
  await page.mouse.click(box.x + (box.width * (8 + 4 + 0.5)) / 17, box.y + (box.height * (8 - 3 + 0.5)) / 17);
  await expect(wordsOf(page)).toHaveText('shifted 4 right and 3 up');
  await field.press('Home');
  await expect(variantAnswerOf(page)).not.toHaveText(/\d/);

  await page.getByRole('tab', { name: 'Variants' }).click();
  const ready = page.getByRole('list', { name: 'Ready variants' }).getByRole('button');
  await expect(ready).toHaveCount(14);
  const turned = ready.and(page.getByLabel(/^turned 45° left: \d, \d+ %/));
  await turned.click();
  await expect(turned).toHaveAttribute('aria-pressed', 'true');
  await expect(wordsOf(page)).toHaveText('turned 45° left');
  const [, answer] = /: (\d), (\d+ %|< 1 %)/.exec((await turned.getAttribute('aria-label'))!)!;
  await expect(variantAnswerOf(page)).toContainText(answer!);
  await turned.click();
  await expect(wordsOf(page)).not.toHaveText(/turned/);
});
