import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import Check from '../../../../../../src/renderer/places/lessons/parts/Check.svelte';
import { show } from '../../../stage/show.svelte';

const OPTIONS = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];
const option = (name: string | RegExp) =>
  page.getByRole('group', { name: /Pooling loses nothing/ }).getByRole('button', { name });
const said = () => page.getByRole('status', { name: 'What to say of the claim' });

function shown() {
  const onjudge = vi.fn<(value: string) => void>();
  const children = createRawSnippet(() => ({ render: () => '<span>3 of 4 numbers are gone.</span>' }));
  const { change } = show(Check, {
    claim: 'Pooling loses nothing.',
    options: OPTIONS,
    judged: null,
    right: 'false',
    onjudge,
    children,
  });
  return { onjudge, change };
}

it('tells nothing before the claim is judged, and why after it is', async () => {
  const { onjudge, change } = shown();
  await expect.element(said()).toHaveTextContent(/^$/);
  await expect.element(option(/^False$/)).toBeVisible();
  await option('False').click();
  expect(onjudge.mock.calls).toEqual([['false']]);
  change({ judged: 'false' });
  await expect.element(said()).toHaveTextContent('Right. 3 of 4 numbers are gone.');
  await expect.element(option('False (right)')).toHaveAttribute('aria-pressed', 'true');
});

it('says of a wrong judgement that it is none, and which is right', async () => {
  const { change } = shown();
  change({ judged: 'true' });
  await expect.element(said()).toHaveTextContent('Not so. 3 of 4 numbers are gone.');
  await expect.element(option('True (wrong)')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(option('False (right)')).toHaveAttribute('aria-pressed', 'false');
});
