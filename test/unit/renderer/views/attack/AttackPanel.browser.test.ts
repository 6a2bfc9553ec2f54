import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FromAttackWorker } from '../../../../../src/renderer/views/attack/attack-messages';
import { AttackedDrawing } from '../../../../../src/renderer/views/attack/attacked-drawing.svelte';
import AttackPanel from '../../../../../src/renderer/views/attack/AttackPanel.svelte';
import { show } from '../../stage/show.svelte';
import { darkening } from './attacked-path';

/** A worker that answers at once. */
const answering = (answer: FromAttackWorker) => () => {
  const worker: Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'> = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: ({ kind }: { kind: string }) => {
      const data = { data: answer } as MessageEvent<FromAttackWorker>;
      if (kind === 'attack') setTimeout(() => void worker.onmessage?.call(worker as Worker, data));
    },
  };
  return worker;
};

function panel(answer: FromAttackWorker) {
  const attacked = new AttackedDrawing(null, answering(answer));
  const shown = show(AttackPanel, { attacked, isEmpty: false, name: 'reader' });
  flushSync(() => attacked.aim({ network: { layers: [], weights: [] }, image: darkening().image }));
  return { attacked, ...shown };
}

it('says what it takes to make another answer, and what is read as the strength is slid', async () => {
  const { attacked } = panel({ kind: 'attacked', path: darkening() });
  await expect
    .element(page.getByRole('status', { name: 'What the attack takes' }))
    .toHaveTextContent('With ε = 0.2 the 7 is read as an 8.');
  const seen = page.getByRole('figure', { name: 'Attacked drawing' });
  await expect.element(seen).toHaveTextContent('Read as 7, 91 %');
  const slider = page.getByRole('slider', { name: /^Epsilon, in hundredths/ });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(attacked.epsilon).toBe(0.02);
  await userEvent.keyboard('{End}');
  expect(attacked.epsilon).toBe(0.5);
  await expect.element(seen).toHaveTextContent('Read as 8, 91 %');
  await expect.element(page.getByRole('figure', { name: 'Perturbation' })).toHaveTextContent('0.500');
});

it('asks for ink where there is none, and says why nothing can be found', async () => {
  const { change } = panel({ kind: 'failed', reason: 'no memory' });
  await expect.element(page.getByRole('alert')).toHaveTextContent('This can’t be attacked here: no memory');
  change({ isEmpty: true });
  await expect.element(page.getByText('Nothing drawn yet')).toBeVisible();
});
