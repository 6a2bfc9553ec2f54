import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Slider from '../../../../src/renderer/ui/Slider.svelte';
import { dragMouse } from '../stage/pointer';
import { show } from '../stage/show.svelte';

const slider = () => page.getByRole('slider', { name: 'Ink width' });

function shown(value: number, disabled = false) {
  const onchange = vi.fn<(value: number) => void>();
  const range = { min: 8, max: 48, step: 4 };
  const { change, target } = show(Slider, { label: 'Ink width', value, ...range, onchange, disabled });
  onchange.mockImplementation((chosen) => change({ value: chosen }));
  target.style.width = '200px';
  return { onchange, target };
}

it('says its range and its value', async () => {
  shown(24);
  await expect.element(slider()).toHaveAttribute('aria-valuemin', '8');
  await expect.element(slider()).toHaveAttribute('aria-valuemax', '48');
  await expect.element(slider()).toHaveAttribute('aria-valuenow', '24');
});

it('goes by steps, to its ends and no further, by keyboard', async () => {
  const { onchange } = shown(24);
  await userEvent.tab();
  await expect.element(slider()).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}{End}');
  expect(onchange.mock.calls.flat()).toEqual([28, 24, 20, 48]);
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(slider()).toHaveAttribute('aria-valuenow', '48');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  await expect.element(slider()).toHaveAttribute('aria-valuenow', '8');
});

it('follows the mouse', async () => {
  const { onchange, target } = shown(8);
  const rail = target.querySelector('.slider')!;
  await dragMouse(rail, [
    [0.1, 0.5],
    [0.5, 0.5],
  ]);
  expect(onchange.mock.lastCall).toEqual([28]);
});

it('stays where it is while it is disabled', async () => {
  const { onchange, target } = shown(24, true);
  await dragMouse(target.querySelector('.slider')!, [
    [0.1, 0.5],
    [0.9, 0.5],
  ]);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(onchange).not.toHaveBeenCalled();
});
