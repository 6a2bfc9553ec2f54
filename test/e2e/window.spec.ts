import { expect, test } from './inkling';

const PLACES = ['Draw', 'Train', 'Robustness', 'Lessons', 'Models'];

test('the window opens in Draw and has five places', async ({ inkling }) => {
  const tabs = inkling.page.getByRole('tab');
  await expect(tabs).toHaveText(PLACES);
  await expect(tabs.nth(0)).toHaveAttribute('aria-selected', 'true');
  for (const name of PLACES) {
    await inkling.page.getByRole('tab', { name }).click();
    await expect(inkling.page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
  }
});
