import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { browserOptions } from '../e2e/browser-options';
import { draw, padOf, SEVEN } from '../e2e/pen';
import { RESULTS } from './places';
import { programIn, testFormat } from './test-format';

/** The page in a browser that has no network: what it asks for beside itself ends up in `requests`. */
const requests: string[] = [];
const browser = chromium.launch(browserOptions());
let context: Promise<BrowserContext> | undefined;

afterAll(async () => (await browser).close());

async function openPage(folder: string): Promise<Page> {
  context ??= browser.then((opened) => opened.newContext({ offline: true }));
  const page = await (await context).newPage();
  const address = pathToFileURL(join(folder, `${basename(folder)}.html`)).href;
  page.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  page.on('pageerror', (error) => requests.push(error.message));
  await page.goto(address);
  return page;
}

testFormat({
  format: 'web',
  open: async (folders, images) => {
    // One text: numbers by the million take minutes on their way into a page.
    const pixels = Buffer.from(images.buffer, images.byteOffset, images.byteLength).toString('base64');
    // Each page is a process of its own.
    const probabilities = await Promise.all(
      folders.map(async (folder) => {
        const page = await openPage(folder);
        const read = await page.evaluate((base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const all = new Float32Array(bytes.buffer);
          const rows = Array.from({ length: all.length / 784 }, (_, row) =>
            Array.from((window as unknown as PageWindow).inkling.read(all.slice(784 * row, 784 * (row + 1)))),
          );
          return rows.flat();
        }, pixels);
        await page.close();
        return Float32Array.from(read);
      }),
    );
    return { runtime: `Chromium ${(await browser).version()}, offline`, probabilities };
  },
  followReadMe: async (folder, readMe) => {
    const page = await openPage(folder);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.evaluate(programIn(readMe, 'js'));
    await page.close();
    return said.join('\n');
  },
});

/** What the page offers to programs on it. */
interface PageWindow {
  readonly inkling: { read(image: Float32Array): Float32Array };
}

it('reads what is drawn on its pad, by mouse and by keyboard, and asks nothing of anyone', async () => {
  const page = await openPage(join(RESULTS, 'web/reader'));
  const answer = page.getByRole('region', { name: 'Answer' }).getByRole('status');
  await expect.poll(() => answer.innerText()).toBe('–');
  const prompt = page.getByText('Draw a digit or a number here');
  expect(await prompt.isVisible()).toBe(true);
  await draw(page, SEVEN);
  await expect.poll(() => answer.innerText()).toBe('7');
  expect(await prompt.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => answer.innerText()).toBe('–');

  await padOf(page).focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(() => answer.innerText()).toBe('1');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => answer.innerText()).toBe('–');

  // A number, and then ink that is none.
  await draw(page, [
    [
      [0.2, 0.3],
      [0.19, 0.7],
    ],
    Array.from({ length: 25 }, (_, step) => {
      const angle = (2 * Math.PI * step) / 24 - Math.PI / 2;
      return [0.6 + 0.15 * Math.cos(angle), 0.5 + 0.2 * Math.sin(angle)] as const;
    }),
  ]);
  await expect.poll(() => answer.innerText()).toBe('10');
  const digits = page.getByRole('group', { name: 'Digits of the number' }).getByRole('button');
  await expect.poll(() => digits.allInnerTexts()).toEqual([expect.stringMatching(/^1 /), expect.stringMatching(/^0 /)]);
  await digits.first().click();
  expect(await digits.first().getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Clear' }).click();
  await draw(page, [
    [
      [0.2, 0.85],
      [0.5, 0.15],
      [0.8, 0.85],
    ],
    [
      [0.32, 0.6],
      [0.68, 0.6],
    ],
  ]);
  const region = page.getByRole('region', { name: 'Answer' });
  await expect
    .poll(() => region.innerText())
    .toMatch(/Unlike any digit it learned from\. It must still pick one of ten: \d\./);

  // The page's own policy, not only the missing network, keeps it from asking for anything.
  const violation = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        void fetch('https://example.org/').catch(() => undefined);
      }),
  );
  expect(violation).toBe('connect-src');
  expect(requests).toEqual([]);
  await page.close();
});
