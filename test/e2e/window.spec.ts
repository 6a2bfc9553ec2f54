import { expect, test } from './inkling';

const PLACES = ['Draw', 'Train', 'Robustness', 'Lessons', 'Models'];

test('the window opens in Draw and has five places', async ({ inkling }) => {
  const tabs = inkling.page.getByRole('tablist', { name: 'Places' }).getByRole('tab');
  await expect(tabs).toHaveText(PLACES);
  await expect(tabs.nth(0)).toHaveAttribute('aria-selected', 'true');
  for (const place of PLACES.keys()) {
    await tabs.nth(place).click();
    await expect(tabs.nth(place)).toHaveAttribute('aria-selected', 'true');
  }
});
