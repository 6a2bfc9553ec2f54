import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import Answer from '../../../../../src/renderer/views/answer/Answer.svelte';
import { show } from '../../stage/show.svelte';

it('asks for a digit while the pad is empty', async () => {
  show(Answer, { answer: null, isEmpty: true, isDrawing: false, step: undefined });
  await expect.element(page.getByRole('status', { name: 'Answer', exact: true })).toHaveTextContent('Draw a digit');
});
