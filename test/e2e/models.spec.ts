import type { Page } from '@playwright/test';
import * as tf from '@tensorflow/tfjs';
import { strFromU8, unzipSync } from 'fflate';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFormat, exportAs, formatRow } from './export-dialog';
import { expect, test } from './inkling';
import { trainToEnd } from './training-run';

// Without a note on faster ways to do this.
tf.enableProdMode();

const SMALL = { name: 'brief', network: 'Dense', epochs: 1, digits: 2000 } as const;

test('a stored model is renamed, deleted and brought back', async ({ inkling }) => {
  const { page } = inkling;
  const named = (name: string) => page.getByRole('option', { name });
  await trainToEnd(page, SMALL);
  await page.getByRole('tab', { name: 'Models' }).click();
  await named('brief').click();
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByLabel('New name').fill('renamed');
  await page.keyboard.press('Enter');
  await expect(named('renamed')).toBeVisible();
  await expect(named('brief')).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(named('renamed')).toHaveCount(0);
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(named('renamed')).toBeVisible();

  await inkling.restart();
  await inkling.page.getByRole('tab', { name: 'Models' }).click();
  await expect(inkling.page.getByRole('option', { name: 'renamed' })).toBeVisible();
});

test('an exported model opens in TensorFlow.js, and comes back as a model of one’s own', async ({ inkling }) => {
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('option', { name: 'dense' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await chooseFormat(page, 'TensorFlow.js');
  await expect(formatRow(page, 'TensorFlow.js')).toContainText(/\d kB/);
  // Nobody asked for the others, so they are not made.
  await expect(page.getByRole('dialog').getByText(/\d kB/)).toHaveCount(1);
  const { name, bytes } = await inkling.saved(() => exportAs(page, 'TensorFlow.js'));
  expect(name).toMatch(/\.zip$/);

  const files = Object.entries(unzipSync(bytes));
  const file = (ending: string): Uint8Array => files.find(([path]) => path.endsWith(ending))![1];
  const { modelTopology, weightsManifest } = JSON.parse(strFromU8(file('model.json'))) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: file('weights.bin').slice().buffer,
    }),
  );
  // The vertical stroke that every digit model takes for a 1.
  const image = tf.buffer([1, 28, 28, 1]);
  for (let row = 4; row < 24; row++) for (const column of [13, 14]) image.set(1, 0, row, column, 0);
  const probabilities = (model.predict(image.toTensor()) as tf.Tensor).dataSync();
  expect(probabilities).toHaveLength(10);
  expect(probabilities.indexOf(Math.max(...probabilities))).toBe(1);

  const panel = page.getByRole('region', { name: 'Bring in a model' });
  const choose = (file: string, content: Buffer): Promise<void> =>
    panel.locator('input').first().setInputFiles({ name: file, mimeType: 'application/zip', buffer: content });
  await choose('notes.zip', Buffer.from('PK\u0003\u0004 no zip'));
  await expect(panel.getByRole('alert')).toContainText('The zip is broken');
  await choose('taken-home.zip', bytes);
  const brought = page.getByRole('option', { name: 'dense 2' });
  await expect(brought).toHaveAttribute('aria-selected', 'true');
  await expect(brought).toContainText('from TensorFlow.js');
  await expect(page.getByText('from taken-home.zip')).toBeVisible();
  // It is the same network, and so reads the same.
  const share = /\d+\.\d+\s%/;
  const shares = await Promise.all(
    [brought, page.getByRole('option', { name: /^dense 9/ })].map((row) => row.innerText()),
  );
  expect(share.exec(shares[0]!)![0]).toBe(share.exec(shares[1]!)![0]);
  await expect(page.getByRole('button', { name: 'Fine-tune' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Train again with this recipe' })).toHaveCount(0);
});

test('a model that is dropped on the place is brought in, and a file that is none gets a sentence', async ({
  inkling,
}) => {
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Models' }).click();
  await page.getByRole('option', { name: 'dense' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await chooseFormat(page, 'ONNX');
  await expect(formatRow(page, 'ONNX')).toContainText(/\d kB/);
  const exported = await inkling.saved(() => exportAs(page, 'ONNX'));
  const unpacked = Object.entries(unzipSync(exported.bytes)).map(([path, content]) => ({
    name: path.replace(/^.*\//, ''),
    bytes: Buffer.from(content),
  }));
  expect(unpacked.map(({ name }) => name).sort()).toEqual(['README.md', 'dense.onnx']);

  const invitation = page.getByText('Drop the model to bring it in');
  await drag(page, 'dragenter', [exported]);
  await expect(invitation).toBeVisible();
  await drag(page, 'drop', [{ name: 'shopping.txt', bytes: Buffer.from('bread and butter') }]);
  await expect(invitation).toHaveCount(0);
  const fault = page.getByRole('region', { name: 'Bring in a model' }).getByRole('alert');
  await expect(fault.getByRole('paragraph')).toHaveText(
    /^“shopping\.txt” is no model that can be brought in: that is .+ or an ONNX model\.$/,
  );

  await drag(page, 'drop', [exported]);
  await expect(page.getByRole('option', { name: 'dense 2' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(`from ${exported.name}`)).toBeVisible();
  await expect(fault).toHaveCount(0);
  await drag(page, 'drop', unpacked);
  await expect(page.getByRole('option', { name: 'dense 3' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('from dense.onnx')).toBeVisible();
});

test('a model whose files were changed is shown as damaged, and nothing else suffers', async ({ inkling }) => {
  await trainToEnd(inkling.page, SMALL);
  await inkling.kill();
  const folder = join(inkling.home, 'models');
  const [model] = (await readdir(folder)).filter((entry) => !entry.startsWith('.'));
  await appendFile(join(folder, model!, 'weights.bin'), 'x');
  await inkling.startAgain();
  const { page } = inkling;
  await page.getByRole('tab', { name: 'Models' }).click();
  await expect(page.getByRole('option', { name: /damaged/ })).toBeVisible();
  await expect(page.getByRole('option', { name: 'reader' })).toBeVisible();
});

/** Drags files over the window, or drops them. */
async function drag(
  page: Page,
  type: 'dragenter' | 'drop',
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  const dragged = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate(
    ({ type, dragged }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of dragged)
        dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { type, dragged },
  );
}
