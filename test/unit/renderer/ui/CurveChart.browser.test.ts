import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChartChoice, Curve } from '../../../../src/renderer/ui/curve';
import CurveChart from '../../../../src/renderer/ui/CurveChart.svelte';
import { hasColor } from '../stage/pixels';
import { dragMouse, pointAt } from '../stage/pointer';
import { show } from '../stage/show.svelte';

const rising: Curve = {
  name: 'rising',
  color: '--series-1',
  dots: false,
  points: [0, 5, 10].map((x) => ({ x, y: x / 10 })),
};
/** Has no point at 10. */
const falling: Curve = {
  name: 'falling',
  color: '--series-2',
  dots: true,
  points: [0, 5].map((x) => ({ x, y: 1 - x / 10 })),
};

const chart = {
  title: 'Two curves',
  curves: [rising, falling],
  xRange: [0, 10],
  yRange: () => [0, 1] as const,
  write: (y: number) => y.toFixed(2),
  writeTick: String,
} as const;

const choiceAt = (at: number): ChartChoice & { onchoose: ReturnType<typeof vi.fn<(at: number) => void>> } => ({
  label: 'Angle',
  at,
  valueText: `${at} degrees`,
  step: 1,
  page: 4,
  onchoose: vi.fn<(at: number) => void>(),
});

const entries = () =>
  page
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '));

/** Where an x lies on the chart's plot, as shares of what hears the mouse. */
function plotted(target: HTMLElement) {
  const over = target.querySelector('.u-over')!;
  return { over, at: (x: number) => [x / 10, 0.5] as const };
}

it('shows at rest the last value of each curve, or the one at the place of rest', () => {
  const { change } = show(CurveChart, { ...chart });
  expect(entries()).toEqual(['rising 1.00', 'falling 0.50']);
  change({ xAtRest: 5 });
  expect(entries()).toEqual(['rising 0.50', 'falling 0.50']);
  change({ xAtRest: 10 });
  expect(entries()).toEqual(['rising 1.00', 'falling –']);
});

it('shows the values where it is pointed at, and those at rest once it is left', async () => {
  const { target } = show(CurveChart, { ...chart });
  const { over, at } = plotted(target);
  await pointAt(over, at(0.4));
  await expect.poll(entries).toEqual(['rising 0.00', 'falling 1.00']);
  // Where a curve has no point, its last one before counts.
  await pointAt(over, at(9.6));
  await expect.poll(entries).toEqual(['rising 1.00', 'falling 0.50']);
  await pointAt(over, at(5));
  await expect.poll(entries).toEqual(['rising 0.50', 'falling 0.50']);
  await pointAt(target.querySelector('h3')!, [0.5, 0.5]);
  await expect.poll(entries).toEqual(['rising 1.00', 'falling 0.50']);
});

it('shows what is new as the curves go on', () => {
  const { change } = show(CurveChart, { ...chart, curves: [rising] });
  change({ curves: [{ ...rising, points: [...rising.points, { x: 11, y: 0.25 }] }] });
  expect(entries()).toEqual(['rising 0.25']);
});

it.each([
  ['dashes for curves without points', [{ ...rising, points: [] }], ['rising –']],
  ['no legend without curves', [], []],
] as const)('has %s, and its axes all the same', async (_, curves, legend) => {
  const { target } = show(CurveChart, { ...chart, curves });
  expect(entries()).toEqual(legend);
  const canvas = target.querySelector('canvas')!;
  await expect.poll(() => hasColor(canvas, '#e3dbcc')).toBe(true);
});

it('is a picture only, where nothing can be chosen', () => {
  show(CurveChart, { ...chart });
  expect(page.getByRole('slider').elements()).toEqual([]);
});

it('paints each curve in its colour, by day and by night', async () => {
  const { target, theme } = show(CurveChart, { ...chart });
  const canvas = target.querySelector('canvas')!;
  await expect.poll(() => hasColor(canvas, '#2b4a9b') && hasColor(canvas, '#c2571a')).toBe(true);
  expect(hasColor(canvas, '#f4a261')).toBe(false);
  theme.choice = 'dark';
  await expect.poll(() => hasColor(canvas, '#8fb8f0') && hasColor(canvas, '#f4a261')).toBe(true);
  expect(hasColor(canvas, '#c2571a')).toBe(false);
});

it('lets a place be chosen by keyboard, within its axis, and names it', async () => {
  const choice = choiceAt(5);
  show(CurveChart, { ...chart, choice });
  expect(entries()).toEqual(['rising 0.50', 'falling 0.50']);
  const slider = page.getByRole('slider', { name: 'Angle' });
  await expect.element(slider).toHaveAttribute('aria-valuenow', '5');
  await expect.element(slider).toHaveAttribute('aria-valuetext', '5 degrees');
  await userEvent.tab();
  await expect.element(slider).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Shift>}{ArrowLeft}{/Shift}{PageUp}{Home}{End}x');
  expect(choice.onchoose.mock.calls.flat()).toEqual([6, 4, 1, 9, 0, 10]);
});

it('keeps a place that is chosen at its end', async () => {
  const choice = choiceAt(9);
  show(CurveChart, { ...chart, choice });
  await userEvent.tab();
  await userEvent.keyboard('{PageUp}');
  expect(choice.onchoose).toHaveBeenCalledExactlyOnceWith(10);
});

it('lets a place be chosen by a click, and by dragging', async () => {
  const choice = choiceAt(5);
  const { target, change } = show(CurveChart, { ...chart, choice });
  const { over, at } = plotted(target);
  await dragMouse(over, [at(2), at(8)]);
  const chosen = choice.onchoose.mock.calls.flat();
  expect(chosen[0]).toBeCloseTo(2, 0);
  expect(chosen.at(-1)).toBeCloseTo(8, 0);
  change({ choice: { ...choice, at: 10 } });
  await pointAt(target.querySelector('h3')!, [0.5, 0.5]);
  await expect.poll(entries).toEqual(['rising 1.00', 'falling –']);
});
