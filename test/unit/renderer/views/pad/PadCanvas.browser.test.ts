import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PAD_SIZE, type Stroke } from '../../../../../src/core/ink/drawing';
import { Pad } from '../../../../../src/renderer/state/pad/pad.svelte';
import { inkColor } from '../../../../../src/renderer/ui/color-scales';
import PadCanvas from '../../../../../src/renderer/views/pad/PadCanvas.svelte';
import { colorAt } from '../../stage/pixels';
import { dragMouse, dragPen, touch } from '../../stage/pointer';
import { show } from '../../stage/show.svelte';

const HINT = 'Draw a digit here';
const LINE = [
  [0.25, 0.5],
  [0.5, 0.5],
  [0.75, 0.5],
] as const;

async function shownPad() {
  const pad = new Pad();
  const { theme, target } = show(PadCanvas, { pad });
  target.style.width = '300px';
  const canvas = target.querySelector('canvas')!;
  // Its side is measured, then it can be painted.
  await expect.poll(() => canvas.width).toBeGreaterThanOrEqual(300);
  return { pad, theme, canvas };
}

const strokesOf = ({ drawing }: Pad): readonly Stroke[] => drawing.marks.filter((mark) => mark.kind === 'stroke');

it('draws with the mouse where it goes, and the hint makes room', async () => {
  const { pad, canvas } = await shownPad();
  await expect.element(page.getByText(HINT)).toBeVisible();
  await dragMouse(canvas, LINE);
  const [stroke, ...others] = strokesOf(pad);
  expect(others).toEqual([]);
  expect(stroke!.tool).toBe('pen');
  for (const [at, place] of [
    [0, LINE[0]],
    [stroke!.points.length - 1, LINE[2]],
  ] as const) {
    expect(stroke!.points[at]!.x).toBeCloseTo(place[0] * PAD_SIZE, 0);
    expect(stroke!.points[at]!.y).toBeCloseTo(place[1] * PAD_SIZE, 0);
  }
  expect(stroke!.points.every(({ pressure }) => pressure === 0.5)).toBe(true);
  await expect.element(page.getByText(HINT)).not.toBeInTheDocument();
});

it('paints ink on paper and chalk on the blackboard, and takes it off when it is undone', async () => {
  const { pad, theme, canvas } = await shownPad();
  await dragMouse(canvas, LINE);
  await expect.poll(() => colorAt(canvas, [0.5, 0.5])).toBe(inkColor(false));
  theme.choice = 'dark';
  await expect.poll(() => colorAt(canvas, [0.5, 0.5])).toBe(inkColor(true));
  pad.undo();
  await expect.poll(() => colorAt(canvas, [0.5, 0.5])).not.toBe(inkColor(true));
  await expect.element(page.getByText(HINT)).toBeVisible();
  pad.redo();
  await expect.poll(() => colorAt(canvas, [0.5, 0.5])).toBe(inkColor(true));
});

it('does not draw with the right button', async () => {
  const { pad, canvas } = await shownPad();
  await dragMouse(canvas, LINE, 'right');
  expect(pad.drawing.marks).toEqual([]);
});

it("takes a pen's pressure", async () => {
  const { pad, canvas } = await shownPad();
  await dragPen(canvas, [
    [0.2, 0.2, 0.25],
    [0.5, 0.5, 0.75],
    [0.8, 0.8, 1],
  ]);
  const pressures = strokesOf(pad)[0]!.points.map(({ pressure }) => pressure);
  for (const force of [0.25, 0.75, 1]) expect(pressures).toContain(force);
});

it('draws with a finger, and does not mind a second one', async () => {
  const { pad, canvas } = await shownPad();
  await touch('touchStart', canvas, [{ id: 1, at: [0.3, 0.3] }]);
  await touch('touchStart', canvas, [
    { id: 1, at: [0.3, 0.3] },
    { id: 2, at: [0.9, 0.9] },
  ]);
  await touch('touchMove', canvas, [
    { id: 1, at: [0.6, 0.3] },
    { id: 2, at: [0.9, 0.1] },
  ]);
  await touch('touchEnd', canvas, []);
  const [stroke, ...others] = strokesOf(pad);
  expect(others).toEqual([]);
  expect(stroke!.points.at(-1)!.x).toBeCloseTo(0.6 * PAD_SIZE, 0);
  expect(Math.max(...stroke!.points.map(({ x }) => x))).toBeLessThan(0.7 * PAD_SIZE);
  expect(pad.live).toBeNull();
});

it('gives up a stroke that the system takes away', async () => {
  const { pad, canvas } = await shownPad();
  await touch('touchStart', canvas, [{ id: 1, at: [0.3, 0.3] }]);
  await expect.poll(() => pad.live).not.toBeNull();
  await touch('touchCancel', canvas, []);
  await expect.poll(() => pad.live).toBeNull();
  expect(pad.drawing.marks).toEqual([]);
});

it.each([
  ['takes a touch right after the pen for the palm that holds it', 500, 1],
  ['takes a touch long after the pen for a finger', 1500, 2],
] as const)('%s', async (_, after, strokes) => {
  const { pad, canvas } = await shownPad();
  const events: PointerEvent[] = [];
  canvas.addEventListener('pointerdown', (event) => events.push(event));
  canvas.addEventListener('pointerup', (event) => events.push(event));
  await dragPen(canvas, [
    [0.2, 0.2, 0.5],
    [0.8, 0.8, 0.5],
  ]);
  expect(strokesOf(pad)).toHaveLength(1);
  const when = events.at(-1)!.timeStamp + after;
  await touch('touchStart', canvas, [{ id: 1, at: [0.5, 0.9] }], when);
  await touch('touchEnd', canvas, [], when + 10);
  expect(events.map(({ type, pointerType }) => `${pointerType} ${type}`).slice(2)).toEqual([
    'touch pointerdown',
    'touch pointerup',
  ]);
  expect(strokesOf(pad)).toHaveLength(strokes);
});

it('draws by keyboard, says where the pen is, and lifts it with Escape', async () => {
  const { pad } = await shownPad();
  const log = page.getByRole('log', { name: 'Pen' });
  await userEvent.tab();
  await expect.element(page.getByRole('application', { name: 'Drawing pad' })).toHaveFocus();
  await expect
    .element(page.getByRole('application'))
    .toHaveAccessibleDescription(
      'Arrow keys move the pen, Space puts it down and lifts it. Hold Shift for small steps.',
    );
  await userEvent.keyboard(' ');
  await expect.element(log).toHaveTextContent('Pen down, 50 percent across, 25 percent down');
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
  const { x, y } = pad.live!.points.at(-1)!;
  expect([x - PAD_SIZE / 2, y - PAD_SIZE / 4]).toEqual([12, 10]);
  await userEvent.keyboard('{Escape}');
  await expect.element(log).toHaveTextContent('Pen up');
  expect(pad.live).toBeNull();
  expect(strokesOf(pad)).toHaveLength(1);
});

it('lifts the pen when the focus goes elsewhere', async () => {
  const { pad } = await shownPad();
  await userEvent.tab();
  await userEvent.keyboard(' {ArrowDown}');
  expect(pad.live).not.toBeNull();
  await userEvent.tab();
  expect(pad.live).toBeNull();
  expect(strokesOf(pad)[0]!.points).toHaveLength(2);
});

it('stays within its edges by keyboard', async () => {
  const { pad } = await shownPad();
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await userEvent.keyboard('{ArrowUp>30/}');
  expect(pad.live!.points.at(-1)!.y).toBe(0);
});
