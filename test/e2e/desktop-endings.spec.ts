import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, type Inkling } from './inkling';
import { startTraining } from './training-run';

/** How often each way to end is tried at each moment: more in the night than in `npm test`. */
const REPEATS = Number(process.env['INKLING_REPEATS'] ?? 2);

/** Another number of workers would round otherwise, and come to other weights. */
const RUN = { network: 'Dense', epochs: 2, digits: 2000, workers: 2 } as const;

/** The ways in which the app ends: two of them leave it no time, or no word. */
const WAYS: Readonly<Record<string, (inkling: Inkling) => Promise<unknown>>> = {
  kill: (inkling) => inkling.kill(),
  'Ctrl+C': (inkling) => inkling.endBy('SIGINT'),
  SIGTERM: (inkling) => inkling.endBy('SIGTERM'),
  quit: (inkling) => inkling.close(),
};

/** What the stored model of that name was made by, and its weights. */
async function storedAs({ home }: Inkling, name: string): Promise<{ recipe: unknown; weights: Buffer }> {
  const folders = await readdir(join(home, 'models'));
  const folder = join(home, 'models', folders.find((stored) => stored.startsWith(`${name}-`)) ?? name);
  const card = JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')) as { recipe: unknown };
  return { recipe: card.recipe, weights: await readFile(join(folder, 'weights.bin')) };
}

/** Goes on with the run, if it is not over yet, until its model is stored. */
async function goOn({ page }: Inkling, name: string): Promise<void> {
  await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Train' }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  const stored = page.getByText(`Stored as ${name}`);
  const again = page.getByRole('button', { name: 'Go on', exact: true });
  await expect(stored.or(again).first()).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(stored.first()).toBeVisible({ timeout: 180_000 });
}

for (const [way, end] of Object.entries(WAYS))
  test(`nothing is lost by ${way}, in a run and while it is stored, and the run ends at the same weights`, async ({
    inkling,
  }) => {
    test.skip(process.platform === 'win32', 'Windows has no signals');
    test.setTimeout(300_000 * (2 * REPEATS + 1));
    const began = performance.now();
    await startTraining(inkling.page, { ...RUN, name: 'whole' });
    await expect(inkling.page.getByText('Stored as whole')).toBeVisible({ timeout: 180_000 });
    const lasts = performance.now() - began;
    const whole = await storedAs(inkling, 'whole');
    for (let repeat = 0; repeat < 2 * REPEATS; repeat++) {
      const name = `run ${repeat}`;
      await startTraining(inkling.page, { ...RUN, name });
      // In its midst, and at about its end, where its model is written.
      if (repeat % 2 === 0) await wait(lasts * Math.random() * 0.8);
      else await expect.poll(() => isStoring(inkling, name), { timeout: 180_000, intervals: [5] }).toBe(true);
      await end(inkling);
      await inkling.startAgain();
      await goOn(inkling, name);
      const ended = await storedAs(inkling, `run-${repeat}`);
      expect(ended.recipe).toEqual(whole.recipe);
      expect(ended.weights.equals(whole.weights), name).toBe(true);
    }
    const models = inkling.page.getByRole('tabpanel').getByText(/damaged/i);
    await inkling.page.getByRole('tab', { name: 'Models' }).click();
    await expect(models).toHaveCount(0);
  });

/** Whether a model of that name is being written, or is stored. */
async function isStoring({ home }: Inkling, name: string): Promise<boolean> {
  const folders = await readdir(join(home, 'models')).catch(() => []);
  return folders.some((folder) => folder.includes(name.replace(' ', '-')));
}
