import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './inkling';
import { answerOf, draw, padIsReady, SEVEN } from './pen';

test('a drawn 7 is attacked until it is read as something else, looked at in every layer, and let be', async ({
  inkling,
}) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.getByRole('tab', { name: 'Attack', exact: true }).click();
  await expect(page.getByText('Nothing drawn yet')).toBeVisible();
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);

  const takes = page.getByRole('status', { name: 'What the attack takes' });
  await expect(takes).toHaveText(/^With ε = 0\.\d+ the 7 is read as an? \d\.$/, { timeout: 60_000 });
  const [, epsilon, other] = /ε = (0\.\d+) .* an? (\d)/.exec((await takes.textContent()) ?? '')!;
  const variant = page.getByRole('status', { name: 'Answer for the variant' });
  await expect(variant).toHaveText('');

  // Slid to just that strength, the variant's answer is the other one, in the panel and beside the drawing's.
  const slider = page.getByRole('slider', { name: /^Epsilon, in hundredths/ });
  await slider.focus();
  for (let step = 0; step < Math.round(100 * Number(epsilon)); step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('figure', { name: 'Attacked drawing' })).toContainText(`Read as ${other}`);
  await expect(variant).toContainText(`Variant: ${other}`);
  await expect(answerOf(page)).toHaveText(/^7/);
  await expect(page.getByRole('status', { name: 'Variant in words' })).toHaveText(`attacked with ε = ${epsilon}`);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.dock').analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);

  // PGD needs no more, and the attack stays while something else shows in the dock.
  await page.getByRole('radio', { name: 'PGD' }).click();
  await expect(page.getByText('Goes in 20 small steps')).toBeVisible();
  await expect(page.locator('.attack[aria-busy="false"]')).toBeVisible({ timeout: 60_000 });
  await expect(takes).toHaveText(/^With ε = 0\.\d+/);
  expect(Number(/ε = (0\.\d+)/.exec((await takes.textContent()) ?? '')![1])).toBeLessThanOrEqual(Number(epsilon));
  await page.getByRole('tab', { name: 'Variants', exact: true }).click();
  await expect(variant).toContainText('Variant:');

  await page.getByRole('button', { name: 'Reset the variant' }).click();
  await expect(variant).toHaveText('');
});
