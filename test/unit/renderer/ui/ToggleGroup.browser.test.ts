import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ToggleGroup from '../../../../src/renderer/ui/ToggleGroup.svelte';
import { show } from '../stage/show.svelte';

const options = [
  { value: 'valid', label: 'Valid' },
  { value: 'same', label: 'Same' },
  { value: 'full', label: 'Full' },
];

const group = () => page.getByRole('radiogroup', { name: 'Padding' });
const choice = (name: string) => group().getByRole('radio', { name });

function shown() {
  const onchange = vi.fn<(value: string) => void>();
  const { change, theme } = show(ToggleGroup, { label: 'Padding', value: 'valid', options, onchange });
  onchange.mockImplementation((value) => change({ value }));
  return { onchange, theme };
}

it('is one stop of the Tab key, at what is chosen; arrow keys choose', async () => {
  const { onchange } = shown();
  await userEvent.tab();
  await expect.element(choice('Valid')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(choice('Same')).toBeChecked();
  await expect.element(choice('Same')).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(choice('Valid')).toBeChecked();
  expect(onchange.mock.calls.flat()).toEqual(['same', 'valid']);
  await userEvent.tab();
  expect(group().element().contains(document.activeElement)).toBe(false);
});

it('hears a click, once', async () => {
  const { onchange } = shown();
  await choice('Full').click();
  await expect.element(choice('Full')).toBeChecked();
  await choice('Full').click();
  expect(onchange).toHaveBeenCalledExactlyOnceWith('full');
});

it('has what is chosen in the accent, by day and by night', async () => {
  const { theme } = shown();
  const color = (name: string) => getComputedStyle(choice(name).element()).color;
  expect(color('Valid')).toBe('rgb(43, 74, 155)');
  expect(color('Same')).toBe('rgb(81, 78, 70)');
  theme.choice = 'dark';
  await expect.poll(() => [color('Valid'), color('Same')]).toEqual(['rgb(239, 203, 114)', 'rgb(194, 193, 180)']);
});
