import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EXPORT_FORMAT_IDS, EXPORT_FORMATS } from '../../../../../src/core/exchange/export-formats';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import ExportDialog from '../../../../../src/renderer/views/exporting/ExportDialog.svelte';
import { focusedOpener } from '../../stage/opener';
import { appOnLine, show } from '../../stage/show.svelte';

const model = { id: 'mine', origin: 'stored', state: 'ready', bytes: 1, card: { name: 'My reader' } } as ReadyModel;
const dialog = () => page.getByRole('dialog', { name: 'Export “My reader”' });

function opened() {
  const opener = focusedOpener();
  const line = appOnLine();
  show(ExportDialog, {}, line);
  opener.focus();
  line.app.exporting.open(model);
  flushSync();
  return { opener, ...line };
}

it('is named after the model, and lists every format with what opens it', async () => {
  opened();
  await expect.element(dialog()).toBeVisible();
  const rows = dialog().getByRole('listitem');
  expect(rows.elements()).toHaveLength(EXPORT_FORMAT_IDS.length);
  for (const [at, format] of EXPORT_FORMAT_IDS.entries()) {
    const { title, openedBy } = EXPORT_FORMATS[format];
    await expect.element(rows.nth(at)).toHaveTextContent(title);
    await expect.element(rows.nth(at)).toHaveTextContent(`Opened by ${openedBy}`);
    await expect.element(rows.nth(at).getByRole('radio')).toHaveAccessibleName(new RegExp(`^${title} `));
  }
});

it('takes the focus in, closes by Escape, and gives the focus back', async () => {
  const { opener, app } = opened();
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(app.exporting.model).toBeNull();
  await expect.poll(() => document.activeElement).toBe(opener);
});
