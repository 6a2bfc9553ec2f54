import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import GuessHeart from '../../../../../../src/renderer/places/lessons/12-one-of-ten/GuessHeart.svelte';
import { show } from '../../../stage/show.svelte';
import { begun, traceWith } from './traced';

const answer = () => page.getByRole('status', { name: 'Answer', exact: true });

it('hides the answer until it was guessed, and judges the guess by the answer', async () => {
  const { state, ...stage } = begun();
  show(GuessHeart, { state, trace: traceWith([1, 0, 0, 9, 0, 0, 0, 0, 0, 0]) }, stage);
  await expect.element(page.getByText('Its answer shows here once you have guessed.')).toBeVisible();
  expect(answer().elements()).toEqual([]);
  expect(page.getByRole('button', { name: 'Work it out by hand' }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Nothing' }).click();
  expect(state.guess).toBe('nothing');
  await expect.element(answer()).toHaveTextContent(/^3 99 %$/);
  await expect
    .element(page.getByRole('status', { name: 'What came of the guess' }))
    .toHaveTextContent(/^Your guess did not hold\. It says 3, 99.%: a digit, quite sure\./);
  await page.getByRole('button', { name: 'Work it out by hand' }).click();
  expect(state.part).toBe('softmax');
});
