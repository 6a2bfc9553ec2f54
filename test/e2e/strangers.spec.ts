import { expect, test } from './inkling';
import { answerOf, draw, ONE, padIsReady, SEVEN, ZERO } from './pen';

type Stroke = readonly (readonly [x: number, y: number])[];

const round = (count: number, at: (turn: number) => readonly [number, number]): Stroke =>
  Array.from({ length: count + 1 }, (_, step) => at(step / count));

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
  // The curve x = 16 sin³ t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t.
  'a heart': [
    round(40, (turn) => {
      const t = 2 * Math.PI * turn;
      const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
      return [0.5 + (0.35 * 16 * Math.sin(t) ** 3) / 17, 0.47 - (0.35 * y) / 17];
    }),
  ],
  'a dot': [
    [
      [0.5, 0.5],
      [0.505, 0.505],
    ],
  ],
  'a scribble': [
    round(60, (turn) => [
      0.5 + 0.3 * Math.sin(2 * Math.PI * 7 * turn) * Math.cos(9 * turn),
      0.5 + 0.3 * Math.cos(2 * Math.PI * 5 * turn),
    ]),
  ],
  'a dash': [
    [
      [0.2, 0.5],
      [0.8, 0.5],
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
