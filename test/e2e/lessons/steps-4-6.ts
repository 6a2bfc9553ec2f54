import { expect, type Locator } from '@playwright/test';
import { PNG } from 'pngjs';
import type { LessonSteps } from './lesson-steps';

const cellsOf = (grid: Locator): Locator => grid.getByRole('gridcell').or(grid.getByRole('cell'));

const parts: LessonSteps = async (page) => {
  const part = (name: string) => page.getByRole('button', { name, exact: true });
  await part('nose').click();
  await part('eyes').locator('ellipse').first().click();
  await part('ears').press('Enter');
  await expect(page.getByText('A head! 2 more parts to find.')).toBeVisible();
  await part('hands').press('Space');
  await part('legs').locator('ellipse').last().click();
  await expect(page.getByText('A head and a body: it is a koala.')).toBeVisible();
  // Without its ears there is no head.
  await part('ears').press('Enter');
  await expect(page.getByText('A body! 1 more part to find.')).toBeVisible();
  await part('ears').press('Enter');

  const slot = (name: string) => page.getByRole('radiogroup', { name });
  await slot('On top').getByRole('radio', { name: 'Loop' }).click();
  await slot('In the middle').getByRole('radio', { name: 'Vertical', exact: true }).click();
  await slot('At the foot').getByRole('radio', { name: 'Loop' }).click();
  await expect(page.getByText('All its parts are there: it is an 8. And a nine?')).toBeVisible();
  await slot('In the middle').getByRole('radio', { name: 'Vertical, right' }).click();
  await slot('At the foot').getByRole('radio', { name: 'Diagonal' }).click();
  await expect(page.getByText('the course’s nine')).toBeVisible();
};

/** White on the left, black on the right, so many pixels wide and high. */
function edgePicture(width: number, height: number): Buffer {
  const picture = new PNG({ width, height });
  for (let at = 0; at < width * height; at++) {
    picture.data.fill(at % width < width / 2 ? 255 : 0, 4 * at, 4 * at + 3);
    picture.data[4 * at + 3] = 255;
  }
  return PNG.sync.write(picture);
}

const filter: LessonSteps = async (page) => {
  const map = page.getByRole('grid', { name: 'Feature map' });
  await expect(page.getByText('−1 + 1 + 1 − 1 − 1 − 1 − 1 + 1 + 1 = −1')).toBeVisible();
  await expect(page.getByText('−1 ÷ 9 products = −0.11')).toBeVisible();
  await expect(cellsOf(map).nth(1)).toHaveText('');
  await page.getByRole('button', { name: 'Next window' }).click();
  await expect(page.getByText('9 ÷ 9 products = 1.00')).toBeVisible();
  // Every step on its own: before the division there is no value, and nothing has landed.
  await page.getByRole('radio', { name: 'Every step' }).click();
  for (let back = 0; back < 2; back++) await page.getByRole('button', { name: 'Previous step' }).click();
  await expect(page.getByText('1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 9')).toBeVisible();
  await expect(page.getByText('9 ÷ 9 products = 1.00')).toBeHidden();
  await expect(cellsOf(map).nth(1)).toHaveText('');
  await page.getByRole('radio', { name: 'By window' }).click();
  await expect(cellsOf(map).nth(1)).toHaveText('1.00');
  const windows = page.getByRole('slider', { name: /^Which window/ });
  await windows.focus();
  await windows.press('End');
  await expect(cellsOf(map)).toHaveText(
    '−0.11 1.00 −0.11 −0.56 0.11 −0.33 −0.33 0.33 −0.33 −0.56 −0.11 −0.56 −0.33 −0.56 −0.33'.split(' '),
  );
  const slips = page.getByRole('note', { name: 'A slip of the slide' });
  await expect(slips).toContainText(['−0.55', '−0.22 −0.11 −0.22', '−0.33 −0.33 −0.33']);

  // A kernel of one's own, and the course's diagonal.
  await page.getByRole('group', { name: 'Kernel', exact: true }).getByRole('textbox').first().fill('-8');
  await expect(cellsOf(map).nth(1)).toHaveText('0.00');
  await page.getByRole('radio', { name: 'Diagonal' }).click();
  await expect(page.getByText('The 1.00 stands at row 5, column 2 of the map')).toBeVisible();

  await page.getByRole('radio', { name: 'Find it anywhere' }).click();
  await page.getByRole('radio', { name: 'Loop' }).click();
  const found = (name: string) => page.getByRole('figure').filter({ hasText: new RegExp(`^${name}found`) });
  for (const [name, times] of Object.entries({ 9: 'once', 6: 'once', 8: 'twice', 96: 'twice' })) {
    await expect(found(`${name} `)).toContainText(`found ${times}`);
  }

  await page.getByRole('radio', { name: 'On any picture' }).click();
  await expect(page.getByText('the koala, 640 × 744 pixels')).toBeVisible();
  const chooser = page.getByLabel('Picture file');
  await chooser.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(page.getByRole('alert').filter({ hasText: '“notes.png” can’t be read' })).toBeVisible();
  await expect(page.getByText('the koala, 640 × 744 pixels')).toBeVisible();
  await chooser.setInputFiles({ name: 'edge.png', mimeType: 'image/png', buffer: edgePicture(2048, 1536) });
  await expect(page.getByText('edge.png, 2,048 × 1,536 pixels, brought down to 512 × 384, in grey')).toBeVisible();
  // Another one can be dropped beside it, and one after that.
  const lesson = page.getByRole('radiogroup', { name: 'Part of the lesson' });
  for (const name of ['first.png', 'second.png']) {
    const transfer = await page.evaluateHandle(
      ([bytes, name]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
        return transfer;
      },
      [[...edgePicture(512, 384)], name] as const,
    );
    await lesson.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(page.getByText(`${name}, 512 × 384 pixels`)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Sobel, across' }).click();
  const value = page.getByRole('grid', { name: /^Feature map/ });
  const box = (await value.boundingBox())!;
  await value.hover({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page.getByText('−4.00 ÷ 4 = −1.00')).toBeVisible();
  await value.hover({ position: { x: box.width / 4, y: box.height / 2 } });
  await expect(page.getByText('0.00 ÷ 4 = 0.00')).toBeVisible();
};

const stacked: LessonSteps = async (page) => {
  const weights = (part: string) => cellsOf(page.getByRole('grid', { name: `The filter’s weights on the ${part}` }));
  const trial = (name: string) => page.getByRole('listitem').filter({ hasText: new RegExp(`^\\s*${name}`) });
  await weights('loop').first().click();
  // A loop alone is in the eight too.
  await expect(trial('eight')).toContainText(/1\.00\s*a nine/);
  await weights('vertical').nth(5).click();
  await weights('diagonal').nth(8).click();
  await expect(page.getByText('1.00 + 0.78 + 1.00 = 2.78')).toBeVisible();
  for (const name of ['nine', 'shifted nine', '96']) await expect(trial(name)).toContainText(/2\.78\s*a nine/);
  for (const name of ['six', 'eight', 'taller nine']) await expect(trial(name)).toContainText('no nine');
  await page.getByRole('button', { name: 'Previous place' }).click();
  await expect(page.getByText('no nine here')).toBeVisible();
};

/** The steps of lessons 4 to 6, by number. */
export const STEPS_4_TO_6: Readonly<Record<number, LessonSteps>> = { 4: parts, 5: filter, 6: stacked };
