import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import MarkLine from '../../../../../../src/renderer/places/lessons/13-a-number/MarkLine.svelte';
import { dragMouse } from '../../../stage/pointer';
import { show } from '../../../stage/show.svelte';

const WIDTH = 40;
const image = { width: WIDTH, pixels: new Float32Array(28 * WIDTH), left: 0, top: 0, unit: 1 };
const line = () => page.getByRole('slider', { name: /^Where to cut/ });

function shown(marks: number[], cuts: readonly number[] | null = null) {
  const onmark = vi.fn<(marks: number[]) => void>();
  const { target, change } = show(MarkLine, { image, marks, cuts, onmark });
  target.style.width = '400px';
  return { target, onmark, change };
}

it('marks the column that is clicked, and takes a mark away where there is one', async () => {
  const { onmark } = shown([30]);
  await dragMouse(line().element(), [[0.25, 0.5]]);
  expect(onmark.mock.lastCall).toEqual([[10, 30]]);
  await dragMouse(line().element(), [[0.76, 0.5]]);
  expect(onmark.mock.lastCall).toEqual([[]]);
});

it('is marked by the keys, and says where they are', async () => {
  const { onmark } = shown([21]);
  (line().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(line()).toHaveAttribute('aria-valuetext', 'column 21 of 40, marked; 1 marked in all');
  await userEvent.keyboard('{PageUp}{Enter}');
  expect(onmark.mock.lastCall).toEqual([[21, 26]]);
  await userEvent.keyboard('{PageDown} ');
  expect(onmark.mock.lastCall).toEqual([[]]);
});

it('shows the cuts beside the marks, and is marked no more', async () => {
  const { target, onmark } = shown([10], [12, 25]);
  expect(target.querySelectorAll('line.cut')).toHaveLength(2);
  expect(target.querySelectorAll('line.mark')).toHaveLength(1);
  await expect.element(line()).toHaveAttribute('aria-disabled', 'true');
  await dragMouse(line().element(), [[0.5, 0.5]]);
  (line().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(onmark).not.toHaveBeenCalled();
});
