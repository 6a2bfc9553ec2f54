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
