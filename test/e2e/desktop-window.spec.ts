import { expect, test } from './inkling';
import { padIsReady } from './pen';

test('a load that failed is said in the window, which loads again when it is asked to', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await inkling.desktop!.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://inkling/index.html', true, 1, 1);
  }, null);
  await expect(page.getByRole('heading', { name: 'Inkling’s window could not be loaded.' })).toBeVisible();
  await page.getByRole('link', { name: 'Try again' }).click();
  await padIsReady(page);
});

test.describe('on Wayland', () => {
  test.use({ surroundings: { STAND_IN_ON: 'wayland' } });

  test('the window is shown, though it never says that it has painted', async ({ inkling }) => {
    await padIsReady(inkling.page);
    const isVisible = await inkling.desktop!.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible(),
      null,
    );
    expect(isVisible).toBe(true);
  });
});
