import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Dialog from '../../../../src/renderer/ui/Dialog.svelte';
import { focusedOpener } from '../stage/opener';
import { show } from '../stage/show.svelte';

const children = createRawSnippet(() => ({ render: () => '<input aria-label="Name" />' }));
const actions = createRawSnippet(() => ({ render: () => '<button>Keep</button>' }));

const dialog = () => page.getByRole('dialog', { name: 'Keep the model' });

function opened() {
  const opener = focusedOpener();
  const { change } = show(Dialog, {
    open: false,
    title: 'Keep the model',
    description: 'Under a name of its own.',
    children,
    actions,
  });
  opener.focus();
  change({ open: true });
  return { opener };
}

it('is named and described, and takes the focus in', async () => {
  opened();
  await expect.element(dialog()).toBeVisible();
  await expect.element(dialog()).toHaveAccessibleDescription('Under a name of its own.');
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
});

it('keeps the Tab key within it', async () => {
  opened();
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
  const reached = new Set<string>();
  for (let press = 0; press < 5; press++) {
    await userEvent.tab();
    expect(dialog().element().contains(document.activeElement)).toBe(true);
    reached.add(document.activeElement!.getAttribute('aria-label') ?? document.activeElement!.textContent);
  }
  expect([...reached].sort()).toEqual(['Close', 'Keep', 'Name']);
});

it.each([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['its cross', () => dialog().getByRole('button', { name: 'Close' }).click()],
  [
    'a click beside it',
    () => userEvent.click(document.querySelector('.dialog-overlay')!, { position: { x: 5, y: 5 } }),
  ],
])('closes by %s, and the focus goes back to where it was', async (_, close) => {
  const { opener } = opened();
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
  await close();
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.poll(() => document.activeElement).toBe(opener);
});
