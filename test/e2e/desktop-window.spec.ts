import { expect, test } from './inkling';
import { answerOf, draw, padIsReady, SEVEN } from './pen';

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

test('a reload keeps what is on the pad', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.reload();
  await expect(answerOf(page)).toHaveText(/^7/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(page)).not.toHaveText(/\d/);
  await page.reload();
  await padIsReady(page);
  await expect(answerOf(page)).not.toHaveText(/\d/);
});

test('a window that crashes is loaded anew with its drawing', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await inkling.desktop!.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer();
  }, null);
  // A page that has crashed is one for ever to who was connected to it, and there is none until it is loaded anew.
  const answer = (): Promise<unknown> =>
    inkling
      .desktop!.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(
            `document.querySelector('[aria-label="Answer"]')?.textContent ?? ''`,
          ) as Promise<unknown>,
        null,
      )
      .catch(() => '');
  await expect.poll(answer).toMatch(/^\s*7/);
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
