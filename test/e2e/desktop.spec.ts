import { once } from 'node:events';
import { join } from 'node:path';
import { exportAs, saveButton } from './export-dialog';
import { expect, test, type Inkling } from './inkling';
import { startStandIn } from './desktop-host';
import { answerOf, draw, padIsReady, SEVEN } from './pen';
import { startTraining } from './training-run';

test('the menu undoes on the pad, goes to the places and exports the model', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await draw(page, SEVEN);
  await expect(answerOf(page)).toHaveText(/^7/);
  await inkling.chooseFromMenu('undo');
  await expect(answerOf(page)).not.toHaveText(/\d/);
  await inkling.chooseFromMenu('redo');
  await expect(answerOf(page)).toHaveText(/^7/);
  await inkling.chooseFromMenu('go models');
  await expect(page.getByRole('tab', { name: 'Models' })).toHaveAttribute('aria-selected', 'true');
  await inkling.chooseFromMenu('export');
  const { name, bytes } = await inkling.saved(() => exportAs(page, 'TensorFlow.js'));
  expect(name).toBe('reader-tfjs.zip');
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('a file that can’t be written gets a sentence, and one that is not to be saved none', async ({ inkling }) => {
  const { page } = inkling;
  const answerDialog = (answer: { canceled: boolean; filePath: string }): Promise<void> =>
    inkling.desktop!.evaluate(({ dialog }, given) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve(given) });
    }, answer);
  await padIsReady(page);
  await answerDialog({ canceled: true, filePath: '' });
  await inkling.chooseFromMenu('export');
  await exportAs(page, 'TensorFlow.js');
  await expect(saveButton(page)).toBeEnabled();
  await expect(page.getByText(/saved as/i)).toHaveCount(0);
  await answerDialog({ canceled: false, filePath: '/dev/null/no-folder/model.zip' });
  await exportAs(page, 'TensorFlow.js');
  await expect(page.getByRole('alert')).toHaveText('model.zip was not saved. /dev/null/no-folder is not a folder.');
});

test('the window has no way out: no Node, no other pages, no other windows', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const before = page.url();
  const found = await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window));
  expect(found).toEqual([]);
  expect(await page.evaluate(() => Object.keys((window as never as { inkling: object }).inkling))).toEqual(['host']);

  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  let opened = 0;
  page.context().on('page', () => (opened += 1));
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  await page.waitForTimeout(500);
  expect(opened).toBe(0);
  expect(page.url()).toBe(before);
  await expect.poll(() => page.context().pages().length).toBe(1);
  await expect(page.getByRole('tab', { name: 'Draw' })).toBeVisible();
  const permission = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
  );
  expect(permission).not.toBe('granted');
  inkling.faults.splice(0);
});

/** Closes the window, presses a button of the dialog that comes, and gives what the dialog says. */
const closeAndAnswer = ({ desktop }: Inkling, button: number): Promise<string> =>
  desktop!.evaluate(({ BrowserWindow, dialog }, response) => {
    return new Promise<string>((resolve) => {
      const showMessageBox = (_window: unknown, { message }: { message: string }): Promise<unknown> => {
        resolve(message);
        return Promise.resolve({ response });
      };
      Object.assign(dialog, { showMessageBox });
      BrowserWindow.getAllWindows()[0]!.close();
    });
  }, button);

test('closing while robustness is measured asks first', async ({ inkling }) => {
  const { page } = inkling;
  await page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Robustness' }).click();
  await page.getByRole('button', { name: 'Start measuring' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(await closeAndAnswer(inkling, 0)).toContain('still being measured');
  await expect(page.getByRole('progressbar')).toBeVisible();
  const closed = page.waitForEvent('close');
  await closeAndAnswer(inkling, 1).catch(() => undefined);
  await closed;
});

test('closing while a network trains asks first', async ({ inkling }) => {
  const { page } = inkling;
  await startTraining(page, { name: 'at work', network: 'Dense', epochs: 100, digits: 60_000 });
  await expect(page.getByText(/images\/s/).first()).toBeVisible({ timeout: 60_000 });
  expect(await closeAndAnswer(inkling, 0)).toContain('at work');
  await expect(page.getByText(/images\/s/).first()).toBeVisible();
  const closed = page.waitForEvent('close');
  await closeAndAnswer(inkling, 1).catch(() => undefined);
  await closed;

  // It has paused as it does when it is asked to: it was not cut off.
  await inkling.restart();
  await inkling.page.getByRole('tablist', { name: 'Places' }).getByRole('tab', { name: 'Train' }).click();
  await expect(inkling.page.getByText(/Paused in epoch \d+ of 100/).first()).toBeVisible();
  await expect(inkling.page.getByText(/Inkling ended while this was training/)).toHaveCount(0);
});

test('the window opens as it was closed', async ({ inkling }) => {
  const isMaximized = (): Promise<boolean> =>
    inkling.desktop!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isMaximized(), null);
  expect(await isMaximized()).toBe(false);
  await inkling.desktop!.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.maximize();
  }, null);
  await inkling.restart();
  await expect.poll(isMaximized).toBe(true);
});

test('a second start shows the first', async ({ inkling }) => {
  test.skip(!inkling.runtime.includes('stand-in'), 'Electron’s own lock is Electron’s to test');
  await inkling.desktop!.evaluate(({ app }) => {
    app.on('second-instance', () => Object.assign(app, { wasStartedAgain: true }));
  }, null);
  const [code] = (await once(startStandIn({ ...process.env, INKLING_HOME: inkling.home }), 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(() => inkling.desktop!.evaluate(({ app }) => 'wasStartedAgain' in app, null)).toBe(true);
});

test('a link to a lesson opens it, by the system’s word and by a second start', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  const title = page.locator('#lesson-title');
  await draw(page, SEVEN);
  await inkling.desktop!.evaluate(({ app }) => {
    app.emit('open-url', { preventDefault: () => undefined }, 'inkling://lesson/pooling');
  }, null);
  await expect(title).toContainText(/pool/i);
  // The page was not loaded anew.
  await page.getByRole('tab', { name: 'Draw' }).click();
  await expect(answerOf(page)).toHaveText(/^7/);

  test.skip(!inkling.runtime.includes('stand-in'), 'Electron’s own lock is Electron’s to test');
  const again = startStandIn({ ...process.env, INKLING_HOME: inkling.home }, ['inkling://lesson/1?state=AAAA']);
  expect(await once(again, 'exit')).toEqual([0, null]);
  await expect(page.getByText('This link holds nothing that lesson 1 can open.')).toBeVisible();
});

test('only the app’s own page gets a line to the services', async ({ inkling }) => {
  await padIsReady(inkling.page);
  const answered = await inkling.desktop!.evaluate(({ ipcMain }) => {
    const url = 'app://inkling/index.html';
    const frames = {
      page: { url, parent: null },
      'a frame in it': { url, parent: {} },
      'another page': { url: 'https://example.com/', parent: null },
      'a page that looks like it': { url: 'app://inkling.example.com/', parent: null },
    };
    const got: string[] = [];
    for (const [name, frame] of Object.entries(frames))
      ipcMain.emit('inkling:connect', { senderFrame: { ...frame, postMessage: () => got.push(name) } });
    // The frame is gone by the time that its message is heard.
    ipcMain.emit('inkling:connect', { senderFrame: null });
    return got;
  }, null);
  expect(answered).toEqual(['page']);
});

test('the page may fill the screen and write to the clipboard, and nothing else', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await page.evaluate(() => navigator.clipboard.writeText('a link'));
  const state = (name: string): Promise<string> =>
    page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name);
  for (const name of ['geolocation', 'notifications', 'camera', 'clipboard-read'])
    expect(await state(name)).not.toBe('granted');
  test.skip(!inkling.runtime.includes('stand-in'), 'Electron has no way to ask its handlers');
  const granted = await inkling.desktop!.evaluate(({ session }) => {
    const asked = session.defaultSession as unknown as { grants(permission: string): boolean };
    return ['fullscreen', 'pointerLock', 'openExternal', 'media', 'hid'].filter((name) => asked.grants(name));
  }, null);
  expect(granted).toEqual(['fullscreen']);
});

test('the Help menu lists the keys, shows the log, and writes a report to copy', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await inkling.chooseFromMenu('keys');
  await expect(page.getByRole('dialog', { name: 'Keyboard keys' })).toContainText('Clear the pad');
  const said = await inkling.desktop!.evaluate(async ({ app, clipboard, dialog, Menu, shell }) => {
    const opened: string[] = [];
    const press = (id: string): void => (Menu.getApplicationMenu()!.getMenuItemById(id)!.click as () => void)();
    const copied = new Promise<string>((resolve) => {
      Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 0 }) });
      Object.assign(clipboard, { writeText: resolve });
    });
    Object.assign(shell, { openPath: (path: string) => Promise.resolve(opened.push(path)) });
    press('log');
    press('report');
    return { opened, logs: app.getPath('logs'), report: await copied };
  }, null);
  expect(said.opened).toEqual([join(said.logs, 'inkling.log')]);
  expect(said.report).toMatch(/Inkling \d+\.\d+\.\d+ starts\.$/);
});

test('a fault that nothing has caught is said, and the app ends in order', async ({ inkling }) => {
  await padIsReady(inkling.page);
  const closed = inkling.page.waitForEvent('close');
  const message = await inkling.desktop!.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        const showMessageBox = (_window: unknown, question: { message: string }): Promise<unknown> => {
          setTimeout(() => resolve(question.message));
          return new Promise((answer) => setTimeout(() => answer({ response: 1 }), 100));
        };
        Object.assign(dialog, { showMessageBox });
        setTimeout(() => {
          throw new Error('made to fail');
        });
      }),
    null,
  );
  expect(message).toBe('Inkling has to end: something went wrong inside.');
  await closed;
});
