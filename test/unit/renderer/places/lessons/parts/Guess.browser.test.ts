import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Guess from '../../../../../../src/renderer/places/lessons/parts/Guess.svelte';
import { show } from '../../../stage/show.svelte';

const OPTIONS = [
  { value: 'none', label: 'None' },
  { value: 'some', label: 'Some' },
  { value: 'all', label: 'All' },
];
const group = () => page.getByRole('group', { name: 'How many agree?' });
const option = (name: string | RegExp) => group().getByRole('button', { name });
const said = () => page.getByRole('status', { name: 'What came of the guess' });

function shown(truth: string | null) {
  const onguess = vi.fn<(value: string) => void>();
  const children = createRawSnippet(() => ({ render: () => '<span>19 of 35 agree.</span>' }));
  const { change } = show(Guess, {
    question: 'How many agree?',
    options: OPTIONS,
    guess: null,
    truth,
    onguess,
    children,
  });
  return { onguess, change };
}

it('hides what came out until the user has guessed', async () => {
  const { onguess, change } = shown('some');
  await expect.element(said()).toHaveTextContent(/^$/);
  for (const name of ['None', 'Some', 'All'])
    await expect.element(option(new RegExp(`^${name}$`))).toHaveAttribute('aria-pressed', 'false');
  (option('Some').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(onguess.mock.calls).toEqual([['some']]);
  change({ guess: 'some' });
  await expect.element(said()).toHaveTextContent('Your guess held. 19 of 35 agree.');
  await expect.element(option('Some (right)')).toHaveFocus();
});

it('marks a guess that did not hold, and what came true, and takes no other', async () => {
  const { onguess, change } = shown('some');
  change({ guess: 'all' });
  await expect.element(said()).toHaveTextContent('Your guess did not hold. 19 of 35 agree.');
  await expect.element(option('All (wrong)')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(option('Some (right)')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(option('None')).toHaveAttribute('aria-disabled', 'true');
  await option('None').click({ force: true });
  expect(onguess).not.toHaveBeenCalled();
});

it('keeps a guess without a mark while what came out is not known', async () => {
  const { change } = shown(null);
  change({ guess: 'all' });
  await expect.element(option(/^All$/)).toHaveAttribute('aria-pressed', 'true');
  await expect.element(said()).toHaveTextContent(/^$/);
  change({ truth: 'all' });
  await expect.element(said()).toHaveTextContent('Your guess held.');
});
