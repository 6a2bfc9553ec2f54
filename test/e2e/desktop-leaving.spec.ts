import { expect, test, type Inkling } from './inkling';
import { padIsReady } from './pen';
import { startTraining } from './training-run';

/** Has a network train for longer than a journey lasts. */
async function train({ page }: Inkling): Promise<void> {
  await startTraining(page, { name: 'at work', network: 'Dense', epochs: 100, digits: 60_000 });
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
}

/** Looks, after a new start, that the run has paused as it does when it is asked to: it was not cut off. */
async function hasPaused({ page }: Inkling): Promise<void> {
  await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Train' }).click();
  await expect(page.getByText(/Paused in epoch \d+ of 100/).first()).toBeVisible();
  await expect(page.getByText(/Inkling ended while this was training/)).toHaveCount(0);
}

// A terminal sends Ctrl+C to every program in its group, and who presses it presses it again.
const WAYS: readonly NodeJS.Signals[][] = [
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGHUP', 'SIGTERM'],
];

for (const signals of WAYS)
  test(`what trains pauses before ${signals.join(' and ')} ends the app`, async ({ inkling }) => {
    test.skip(process.platform === 'win32', 'Windows has no signals');
    await train(inkling);
    expect(await inkling.endBy(...signals)).toBe(0);
    await inkling.startAgain();
    await hasPaused(inkling);
  });

test('the end of the session waits for what trains', async ({ inkling }) => {
  await train(inkling);
  const closed = inkling.page.waitForEvent('close');
  const isPutOff = await inkling.desktop!.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    const event = { reasons: ['logoff'], preventDefault: () => (prevented = true) };
    BrowserWindow.getAllWindows()[0]!.emit('query-session-end', event);
    return prevented;
  }, null);
  expect(isPutOff).toBe(true);
  await closed;
  await inkling.restart();
  await hasPaused(inkling);
});

test('a shutdown of the system closes the window without a question', async ({ inkling }) => {
  await padIsReady(inkling.page);
  const closed = inkling.page.waitForEvent('close');
  await inkling.desktop!.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('shutdown', { preventDefault: () => undefined });
  }, null);
  await closed;
});
