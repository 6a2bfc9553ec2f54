import { expect, test } from './inkling';
import { paste } from './paste';
import { answerOf, padIsReady } from './pen';
import { pictureOfOne } from './pictures';

test('a digit of the MNIST test set is read at a click', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  // Of five digits, drawn at random, the reader misses more than one about once in 20,000 times.
  let right = 0;
  for (let count = 0; count < 5; count++) {
    const before = await page.getByText(/MNIST’s test set, no\. \d+/).allInnerTexts();
    await page.getByRole('button', { name: 'MNIST digit' }).click();
    const label = page.getByText(/An? \d of MNIST’s test set, no\. \d+/);
    await expect(label).not.toHaveText(before[0] ?? '');
    const digit = /An? (\d)/.exec(await label.innerText())![1]!;
    // The answer to the one before may stand there yet.
    const isRead = expect(answerOf(page)).toHaveText(new RegExp(`^${digit}`), { timeout: 10_000 });
    right += await isRead.then(
      () => 1,
      () => 0,
    );
  }
  expect(right).toBeGreaterThanOrEqual(4);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(answerOf(page)).not.toHaveText(/\d/);
});

test('a pasted picture of a digit is read', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await paste(page, pictureOfOne(), 'one.png', 'image/png');
  await expect(answerOf(page)).toHaveText(/^1/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(page)).not.toHaveText(/\d/);
});

test('a picture that is none gets one clear sentence, and the drawing stays', async ({ inkling }) => {
  const { page } = inkling;
  await padIsReady(page);
  await paste(page, pictureOfOne(), 'one.png', 'image/png');
  await expect(answerOf(page)).toHaveText(/^1/);
  await paste(page, Buffer.from('this is no picture'), 'notes.png', 'image/png');
  await expect(page.getByRole('alert').filter({ hasText: 'notes.png' })).toBeVisible();
  await expect(answerOf(page)).toHaveText(/^1/);
});
