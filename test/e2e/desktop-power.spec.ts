import { expect, test } from './inkling';
import { startTraining } from './training-run';

test('a run keeps the system awake, pauses while it sleeps all the same, and goes on', async ({ inkling }) => {
  const { page } = inkling;
  await startTraining(page, { name: 'at work', network: 'Dense', epochs: 100, digits: 60_000 });
  const pace = page.getByText(/images\/s/).first();
  await expect(pace).toBeVisible({ timeout: 60_000 });
  const isKeptAwake = (): Promise<boolean> =>
    // The first id is 0 or 1.
    inkling.desktop!.evaluate(({ powerSaveBlocker }) => [0, 1].some((id) => powerSaveBlocker.isStarted(id)), null);
  const system = (event: string): Promise<boolean> =>
    inkling.desktop!.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name as 'suspend'), event);
  expect(await isKeptAwake()).toBe(true);
  await system('suspend');
  await expect(page.getByText(/Paused in epoch \d+ of 100/).first()).toBeVisible();
  expect(await isKeptAwake()).toBe(false);
  await system('resume');
  await expect(pace).toBeVisible();
});
