import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import lesson, { type NumberState } from '../../../../../../src/renderer/places/lessons/13-a-number/lesson';
import SlidNumber from '../../../../../../src/renderer/places/lessons/13-a-number/SlidNumber.svelte';
import { dragMouse } from '../../../stage/pointer';
import { show } from '../../../stage/show.svelte';
import { readAs, readyLine } from './lines';
import { reactive } from './reactive.svelte';

/** 9 and 6 at the ends, and between them an 8 that is unlike a digit. */
const line = readyLine('ninetySix', (at) => {
  if (at < 6) return readAs(9, 0.99, 0.9);
  return at < 12 ? readAs(8, 0.97, 0.05) : readAs(6, 0.99, 0.8);
});
const last = line.alone.length - 1;
const slider = () => page.getByRole('slider', { name: /^The window on the line/ });

function shown() {
  const state = reactive({ ...(lesson.initial as NumberState) });
  const { target } = show(SlidNumber, { state, line, threshold: 0.5 });
  return { state, target };
}

it('says what the window holds wherever it is moved, and lights its cell of the maps', async () => {
  const { state, target } = shown();
  await expect
    .element(slider())
    .toHaveAttribute('aria-valuetext', expect.stringMatching(/^By itself this window is read as a 9, 99\s%/));
  const cell = () => target.querySelector<HTMLElement>('.cell')!;
  expect(cell().style.top).toBe('90%');
  (slider().element() as HTMLElement).focus();
  await userEvent.keyboard('{PageUp}{PageUp}');
  expect(state).toMatchObject({ at: 8, moved: true });
  await expect
    .element(slider())
    .toHaveAttribute('aria-valuetext', expect.stringMatching(/read as an 8, 97\s%.* 5\s% like a digit: unlike any/));
  expect(cell().style.top).toBe('80%');
  await userEvent.keyboard('{End}');
  expect(state.at).toBe(last);
  await expect.element(slider()).toHaveAttribute('aria-valuenow', String(last));
});

it('is dragged along by the mouse, and stays on the line', async () => {
  const { state } = shown();
  await dragMouse(slider().element(), [
    [0.3, 0.5],
    [0.4, 0.5],
  ]);
  expect(state.at).toBe(Math.round(0.1 * line.slid.image.width));
  await dragMouse(slider().element(), [
    [0.5, 0.5],
    [0.99, 0.5],
  ]);
  expect(state.at).toBe(last);
});

it('counts the nonsense between the digits, and bridges to the kernel', async () => {
  shown();
  await expect
    .element(page.getByText(/^6 of the 19 windows hold ink that is unlike any digit\./))
    .toHaveTextContent(/at pixel 6 it says 8, 97\s%, where the likeness is 5\s%/);
  await expect.element(page.getByText(/^The loop’s kernel/)).toHaveTextContent(/found its 1\.00 twice on 96/);
});

it('stands at the end of a line that is shorter than the one before', async () => {
  const { state } = shown();
  flushSync(() => (state.at = 700));
  await expect.element(slider()).toHaveAttribute('aria-valuenow', String(last));
});
