import { expect, test, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';
import { browserOptions } from './browser-options';
import { ended } from './host';

test.use({ launchOptions: browserOptions() });

test('in dev mode the window changes without a reload, and its host starts again', async ({ page }) => {
  const home = await mkdtemp(join(tmpdir(), 'inkling-dev-'));
  const dev = spawn(process.execPath, [join(checkout, 'scripts/dev.js'), '--no-open'], {
    env: { ...process.env, INKLING_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const heard = heardFrom(page);
    await page.goto(await addressOf(dev));
    await expect(page.getByText('Draw a digit here')).toBeVisible();
    await expect.poll(() => heard.greetings).toBe(1);
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));

    await touch('src/renderer/ui/theme.css');
    await expect.poll(() => heard.updates).toContain('/ui/theme.css');
    await touch('src/main/serve.ts');
    await expect.poll(() => heard.greetings).toBeGreaterThan(1);

    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
    await expect(page.getByText('Draw a digit here')).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    dev.kill('SIGTERM');
    await ended(dev);
    await rm(home, { recursive: true, force: true });
  }
});

/** What the window hears: how often a host greeted it, and which files changed under it. */
function heardFrom(page: Page): { greetings: number; updates: string[] } {
  const heard = { greetings: 0, updates: [] as string[] };
  page.on('websocket', (socket) => {
    if (socket.url().endsWith('/channel')) socket.once('framereceived', () => heard.greetings++);
    else
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(payload.toString()) as { updates?: { path: string }[] };
        heard.updates.push(...(message.updates ?? []).map(({ path }) => path));
      });
  });
  return heard;
}

function addressOf(dev: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    dev.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^http:\/\/\S+$/m.exec(said)?.[0];
      if (address) resolve(address);
    });
    dev.on('exit', () => reject(new Error(`It ended, having said: ${said}`)));
  });
}

/** Makes a file look changed, with what is in it left as it is: other tests read it too. */
function touch(file: string): Promise<void> {
  const now = new Date();
  return utimes(join(checkout, file), now, now);
}
