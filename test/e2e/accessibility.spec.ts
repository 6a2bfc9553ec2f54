import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './inkling';
import { draw, padIsReady, SEVEN } from './pen';

test('no place breaks a rule of accessibility, by day or by night', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of ['Draw', 'Train', 'Robustness', 'Lessons', 'Models']) {
      await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name }).click();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect
        .soft(violations.map(({ id, nodes }) => `${name}, ${colorScheme}: ${id} at ${nodes[0]?.target.join(' ')}`))
        .toEqual([]);
    }
  }
});

test('at 200 % each place begins at its top, and nothing is wider than the window', async ({ inkling }) => {
  const { page } = inkling;
  await page.setViewportSize({ width: 640, height: 400 });
  await padIsReady(page);
  await page.getByRole('tab', { name: 'What mattered' }).scrollIntoViewIfNeeded();
  await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Robustness' }).click();
  await expect(page.getByRole('group', { name: 'Models' })).toBeInViewport();
  for (const name of ['Draw', 'Robustness']) {
    await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name }).click();
    const { width, window } = await page
      .locator('main')
      .evaluate((main) => ({ width: main.scrollWidth, window: main.clientWidth }));
    expect.soft(width, name).toBeLessThanOrEqual(window);
  }
});
