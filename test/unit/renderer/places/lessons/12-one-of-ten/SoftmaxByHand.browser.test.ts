import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import SoftmaxByHand from '../../../../../../src/renderer/places/lessons/12-one-of-ten/SoftmaxByHand.svelte';
import { show } from '../../../stage/show.svelte';
import { begun, traceWith } from './traced';

const LOGITS = [2, 1, 0, 0, 0, 0, 0, 0, 0, -1];

const rowOf = (digit: number) =>
  page.getByRole('table', { name: 'Softmax, worked out' }).getByRole('row', { name: new RegExp(`^${digit} `) });
const together = () => page.getByRole('row', { name: /^together/ });
const thisStep = () => page.getByRole('status', { name: 'This step' });

function shown(at = 0) {
  const { state, ...stage } = begun();
  Object.assign(state, { guess: 'sure', part: 'softmax', at });
  show(SoftmaxByHand, { state, trace: traceWith(LOGITS) }, stage);
  return state;
}

async function press(slider: string, key: string, times = 1): Promise<void> {
  (page.getByRole('slider', { name: slider }).element() as HTMLElement).focus();
  for (let time = 0; time < times; time++) await userEvent.keyboard(`{${key}}`);
}

it('fills the table in step by step, and says each', async () => {
  const state = shown();
  await expect.element(rowOf(0)).toHaveTextContent(/^0\s*2\.00\s*nothing yet\s*nothing yet\s*nothing yet\s*$/);
  await expect.element(thisStep()).toHaveTextContent('the largest of the ten logits = 2.00');
  await page.getByRole('button', { name: 'Next step' }).click();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect.element(rowOf(1)).toHaveTextContent(/^1\s*1\.00\s*−1\.00\s*nothing yet/);
  await expect.element(rowOf(2)).toHaveTextContent(/^2\s*0\.00\s*nothing yet/);
  await expect.element(thisStep()).toHaveTextContent('1.00 − 2.00 = −1.00');
  await press('Which step, of 33', 'End');
  await expect.element(rowOf(1)).toHaveTextContent(/^1\s*1\.00\s*−1\.00\s*0\.3679\s*0\.1556/);
  await expect.element(together()).toHaveTextContent(/1\.0000\s*100 %$/);
  expect(state.reached).toBe(32);
});

it('changes every share where one logit is moved, and none where all are', async () => {
  const state = shown(32);
  const before = rowOf(0).element().textContent;
  await press('Logit of 9', 'ArrowRight', 5);
  await expect
    .element(page.getByText(/The 9’s logit is 3\.00 above the network’s own: its share was 2.* and is 30/))
    .toBeVisible();
  expect(rowOf(0).element().textContent).not.toBe(before);
  await expect.element(together()).toHaveTextContent(/1\.0000\s*100 %$/);

  await page.getByRole('button', { name: 'The network’s own logits' }).click();
  expect(rowOf(0).element().textContent).toBe(before);
  await press('Added to all ten logits', 'ArrowRight', 4);
  await expect
    .element(page.getByText(/The largest is 4\.00 instead of 2\.00, and no share has changed\./))
    .toBeVisible();
  expect(rowOf(0).element().textContent).toBe(before.replace('2.00', '4.00'));
  expect(state.raised).toBe(2);
});

it('forgets moved logits with the ink that they were of', async () => {
  const state = shown(32);
  await press('Added to all ten logits', 'ArrowRight');
  await press('Logit of 3', 'ArrowRight');
  expect(state).toMatchObject({ raised: 0.5 });
  expect(state.moved[3]).not.toBe(0);
  await page.getByRole('radio', { name: 'An A' }).click();
  expect(state).toMatchObject({ ink: 'letter', raised: 0, moved: new Array<number>(10).fill(0) });
});
