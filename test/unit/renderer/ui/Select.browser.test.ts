import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Select from '../../../../src/renderer/ui/Select.svelte';
import { show } from '../stage/show.svelte';

const options = [
  { options: [{ value: 'sgd', label: 'SGD' }] },
  {
    group: 'Adaptive',
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'rms', label: 'RMSprop', disabled: true },
      { value: 'adamw', label: 'AdamW' },
    ],
  },
];

const list = () => page.getByRole('combobox', { name: 'Optimizer' });

it('shows what is chosen, in its groups', async () => {
  const { change, target } = show(Select, { value: 'adam', options, onchange: () => {}, 'aria-label': 'Optimizer' });
  await expect.element(list()).toHaveDisplayValue('Adam');
  expect([...target.querySelectorAll('optgroup')].map(({ label }) => label)).toEqual(['Adaptive']);
  change({ value: 'sgd' });
  await expect.element(list()).toHaveDisplayValue('SGD');
});

it('hears a choice by keyboard, and passes over what is disabled', async () => {
  const onchange = vi.fn<(value: string) => void>();
  const { change } = show(Select, { value: 'sgd', options, onchange, 'aria-label': 'Optimizer' });
  onchange.mockImplementation((value) => change({ value }));
  await userEvent.tab();
  await expect.element(list()).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(onchange.mock.calls.flat()).toEqual(['adam', 'adamw']);
  await expect.element(list()).toHaveDisplayValue('AdamW');
});

it('keeps to its value where the choice is not taken up', async () => {
  show(Select, { value: 'sgd', options, onchange: () => {}, 'aria-label': 'Optimizer', disabled: true });
  await expect.element(list()).toBeDisabled();
  await userEvent.tab();
  expect(document.activeElement).not.toBe(list().element());
});
