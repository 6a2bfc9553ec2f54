import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';
import { startStandIn } from './desktop-host';
import { expect, test, type Inkling } from './inkling';
import { answerOf, padIsReady } from './pen';
import { pictureOfOne } from './pictures';

const CASES = join(checkout, 'test/unit/core/exchange/imported-cases');

/** A lesson as it is saved; what its state holds is the lesson's to check. */
const BROKEN_LESSON = JSON.stringify({ inkling: 'lesson', lesson: 'grid', state: 7 });

/** Opens a file as a second start does, which ends at once. */
async function startAgainWith({ home }: Inkling, ...args: string[]): Promise<void> {
  const again = startStandIn({ ...process.env, INKLING_HOME: home }, args);
  expect(await once(again, 'exit')).toEqual([0, null]);
}

/** Opens a file as macOS does. */
async function openBySystem({ desktop }: Inkling, path: string): Promise<void> {
  await desktop!.evaluate(({ app }, file) => {
    app.emit('open-file', { preventDefault: () => undefined }, file);
  }, path);
}

test('a picture, strokes, a lesson and models are opened by the system’s word, each where it belongs', async ({
  inkling,
}) => {
  const { page, home } = inkling;
  await padIsReady(page);
  const picture = join(home, 'one.png');
  await writeFile(picture, pictureOfOne());
  await openBySystem(inkling, picture);
  await expect(answerOf(page)).toHaveText(/^1/);
  expect(
    await inkling.desktop!.evaluate(
      ({ app }) => (app as never as { recentDocuments?: string[] }).recentDocuments ?? [],
      null,
    ),
  ).toEqual(inkling.runtime.includes('stand-in') ? [picture] : []);

  const lesson = join(home, 'broken.inkling');
  await writeFile(lesson, BROKEN_LESSON);
  await openBySystem(inkling, lesson);
  await expect(
    page.getByRole('alert').filter({ hasText: 'broken.inkling holds nothing that lesson 1 can open.' }),
  ).toBeVisible();

  await openBySystem(inkling, join(CASES, 'takes-bytes.keras'));
  await expect(page.getByRole('tab', { name: 'Models' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/^Brought in “/)).toBeVisible({ timeout: 300_000 });

  const strokes = join(home, 'none.jsonl');
  await writeFile(strokes, 'no strokes\n');
  await openBySystem(inkling, strokes);
  await expect(page.getByRole('tab', { name: 'Train' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('alert').filter({ hasText: 'none.jsonl' })).toBeVisible();
});

test('a second start opens its files here, and a broken one is one sentence', async ({ inkling }) => {
  test.skip(!inkling.runtime.includes('stand-in'), 'Electron’s own lock is Electron’s to test');
  const { page, home } = inkling;
  await padIsReady(page);
  const picture = join(home, 'one.png');
  await writeFile(picture, pictureOfOne());
  await startAgainWith(inkling, picture);
  await expect(answerOf(page)).toHaveText(/^1/);

  const onnx = join(home, 'broken.onnx');
  await writeFile(onnx, 'no network');
  await startAgainWith(inkling, onnx);
  await expect(page.getByRole('region', { name: 'Bring in a model' }).getByRole('alert')).toBeVisible({
    timeout: 120_000,
  });

  const said = inkling.desktop!.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        const showMessageBox = (_window: unknown, { message }: { message: string }): Promise<unknown> => {
          resolve(message);
          return Promise.resolve({ response: 0 });
        };
        Object.assign(dialog, { showMessageBox });
      }),
    null,
  );
  await startAgainWith(inkling, join(home, 'gone.keras'));
  expect(await said).toBe('“gone.keras” can’t be opened: it is not there any more.');
});

test('a file that Inkling is started with is opened once its window is there', async ({ inkling }) => {
  const picture = join(inkling.home, 'one.png');
  await writeFile(picture, pictureOfOne());
  inkling.startWith(picture);
  await inkling.restart();
  await expect(answerOf(inkling.page)).toHaveText(/^1/);
});

test('the menu asks for files, and opens those that are chosen', async ({ inkling }) => {
  const picture = join(inkling.home, 'one.png');
  await writeFile(picture, pictureOfOne());
  await padIsReady(inkling.page);
  await inkling.desktop!.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }) });
  }, picture);
  await inkling.chooseFromMenu('open');
  await expect(answerOf(inkling.page)).toHaveText(/^1/);
});
