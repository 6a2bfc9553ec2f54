import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ConfusionCell } from '../../../../../src/core/training/readings';
import ConfusionMatrix from '../../../../../src/renderer/views/evaluation/ConfusionMatrix.svelte';
import { show } from '../../stage/show.svelte';
import { EVALUATION } from './evaluated';

const { confusion } = EVALUATION;
const cell = (name: string) => page.getByRole('button', { name, exact: true });

function shown() {
  const onchoose = vi.fn<(cell: ConfusionCell | null) => void>();
  const { change, target } = show(ConfusionMatrix, { confusion, chosen: null as ConfusionCell | null, onchoose });
  onchoose.mockImplementation((chosen) => change({ chosen }));
  return { onchoose, target };
}

it('has a row for each digit and a column for each answer, with what was counted', () => {
  const { target } = show(ConfusionMatrix, { confusion });
  const rows = [...target.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent)),
  );
  expect(rows).toEqual(confusion);
  expect(page.getByRole('button').elements()).toEqual([]);
});

it('colours mistakes, more often more strongly, and neither what is right nor what never was', () => {
  const { target } = show(ConfusionMatrix, { confusion });
  const color = (label: number, answer: number) => {
    const shownCell = target.querySelectorAll('tbody tr')[label]!.querySelectorAll('td')[answer]!;
    return getComputedStyle(shownCell).backgroundColor;
  };
  const lightness = (written: string) => Number(/oklab\(([\d.]+)/.exec(written)![1]);
  const [often, sometimes, never] = [color(4, 9), color(4, 1), color(0, 1)];
  expect(lightness(often)).toBeLessThan(lightness(sometimes));
  expect(never).toBe('rgb(241, 236, 226)');
  expect(color(2, 1)).toBe(never);
  expect(color(4, 4)).toBe('rgb(230, 235, 247)');
});

it('is one stop of the Tab key; arrow keys go from cell to cell, and stay within', async () => {
  shown();
  await userEvent.tab();
  await expect.element(cell('0 read rightly 100 times')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  await expect.element(cell('0 read rightly 100 times')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{End}');
  await expect.element(cell('4 read as 9 25 times')).toHaveFocus();
  await userEvent.keyboard('{Home}{ArrowRight}');
  await expect.element(cell('4 read as 1 5 times')).toHaveFocus();
  // It is where the Tab key comes back to.
  await userEvent.tab();
  await userEvent.tab({ shift: true });
  await expect.element(cell('4 read as 1 5 times')).toHaveFocus();
});

it('chooses a cell with Enter, lets go of it with Enter or Escape', async () => {
  const { onchoose } = shown();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith({ label: 0, answer: 1 });
  await expect.element(cell('0 read as 1 0 times')).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith(null);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith({ label: 1, answer: 1 });
  await userEvent.keyboard('{Escape}');
  expect(onchoose).toHaveBeenLastCalledWith(null);
  await expect.element(cell('1 read rightly 100 times')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(cell('1 read rightly 100 times')).toHaveFocus();
});
