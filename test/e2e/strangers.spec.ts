import { expect, test } from './inkling';
import { answerOf, draw, ONE, padIsReady, SEVEN, ZERO } from './pen';

type Stroke = readonly (readonly [x: number, y: number])[];

const STRANGERS: Readonly<Record<string, readonly Stroke[]>> = {
  'an A': [
    [
      [0.2, 0.85],
      [0.5, 0.15],
      [0.8, 0.85],
    ],
    [
      [0.32, 0.6],
      [0.68, 0.6],
    ],
  ],
};

test('ink that is no digit is said to be none, and digits are not', async ({ inkling }) => {
  const { page } = inkling;
  const answer = page.getByRole('region', { name: 'What the network reads' });
  const clear = page.getByRole('button', { name: 'Clear' });
  await padIsReady(page);
  for (const [what, strokes] of Object.entries(STRANGERS)) {
    await draw(page, strokes);
    await expect(answer, what).toContainText(/Unlike any digit it learned from\. It must still pick one of ten: \d\./);
    await clear.click();
  }
  await expect(answer).not.toContainText('Unlike');
  for (const strokes of [SEVEN, ONE, ZERO]) {
    await draw(page, strokes);
    await expect(answerOf(page)).toHaveText(/\d/);
    await expect(answer).not.toContainText('Unlike');
    await clear.click();
  }
});

test('what a digit was taken for shows beside it, and little ink is asked to be drawn larger', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  const nearest = page.getByRole('region', { name: 'Training digits most like these' }).getByRole('listitem');
  // The training digits are read once by each model that is asked for the first time.
  await expect(nearest).toHaveCount(6, { timeout: 90_000 });
  await expect(nearest.first()).toHaveText('7');
  await page.getByRole('button', { name: 'Clear' }).click();
  await draw(page, [
    [
      [0.5, 0.46],
      [0.49, 0.54],
    ],
  ]);
  await expect(page.getByRole('region', { name: 'What the network reads' })).toContainText('draw larger');
});
