import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../../src/core/ink/drawing';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { Pad, WIDTHS } from '../../../../../src/renderer/state/pad/pad.svelte';

const at = (x: number, y: number) => ({ x, y, pressure: 0.5 });

function stroke(pad: Pad, ...points: readonly (readonly [number, number])[]): void {
  const [first, ...others] = points.map(([x, y]) => at(x, y));
  pad.begin(first!);
  for (const point of others) pad.extend([point]);
  pad.end();
}

describe('Pad', () => {
  it('shows the stroke under way in the drawing, and settles it when the pen is lifted', () => {
    const pad = new Pad();
    pad.begin(at(10, 20));
    pad.extend([at(30, 40), at(50, 60)]);
    expect(pad.settled.marks).toHaveLength(0);
    expect((pad.drawing.marks[0] as Stroke).points).toEqual([at(10, 20), at(30, 40), at(50, 60)]);
    pad.end();
    expect(pad.live).toBeNull();
    expect(pad.settled.marks).toHaveLength(1);
  });

  it('never changes a drawing that was handed out', () => {
    const pad = new Pad();
    pad.begin(at(10, 20));
    const early = pad.drawing;
    pad.extend([at(30, 40)]);
    pad.end();
    expect((early.marks[0] as Stroke).points).toHaveLength(1);
  });

  it('takes no eraser where there is no ink, and the pen up again when it is cleared', () => {
    const pad = new Pad();
    pad.tool = 'eraser';
    stroke(pad, [10, 10], [20, 20]);
    expect(pad.settled.marks).toHaveLength(0);
    expect(pad.canUndo).toBe(false);
    pad.clear();
    expect(pad.tool).toBe('pen');
  });

  it('is empty once all of it is erased, and not when that is undone', () => {
    const pad = new Pad();
    stroke(pad, [100, 100], [110, 100]);
    expect(pad.isEmpty).toBe(false);
    pad.tool = 'eraser';
    pad.width = WIDTHS.widest;
    stroke(pad, [80, 100], [130, 100]);
    expect(pad.isEmpty).toBe(true);
    pad.undo();
    expect(pad.isEmpty).toBe(false);
  });

  it('undoes and redoes strokes and clearing alike', () => {
    const pad = new Pad();
    stroke(pad, [10, 10], [20, 20]);
    stroke(pad, [30, 30], [40, 40]);
    pad.clear();
    expect(pad.isEmpty).toBe(true);
    pad.undo();
    expect(pad.drawing.marks).toHaveLength(2);
    pad.undo();
    expect(pad.drawing.marks).toHaveLength(1);
    pad.redo();
    pad.redo();
    expect(pad.isEmpty).toBe(true);
    expect(pad.canRedo).toBe(false);
  });

  it('clears an empty pad without a step to undo', () => {
    const pad = new Pad();
    pad.clear();
    expect(pad.canUndo).toBe(false);
  });

  it('makes room for more: all ink smaller, the pen finer, undone in one step', () => {
    const pad = new Pad();
    stroke(pad, [200, 140], [260, 240]);
    expect(pad.wasJustDrawn).toBe(true);
    const before = pad.settled;
    pad.begin(at(100, 100));
    pad.makeRoom();
    expect(pad.settled).toBe(before);
    pad.cancel();
    pad.makeRoom();
    expect(pad.wasJustDrawn).toBe(false);
    expect(pad.settled.marks[0]).toMatchObject({ width: 18, points: [at(150, 140), at(195, 215)] });
    expect(pad.penWidth).toBe(18);
    stroke(pad, [10, 10], [20, 20]);
    expect((pad.settled.marks[1] as Stroke).width).toBe(18);
    expect(pad.penWidth).toBe(18);
    pad.undo();
    pad.undo();
    expect(pad.settled).toBe(before);
    expect(pad.penWidth).toBe(24);
    expect(pad.wasJustDrawn).toBe(false);
  });

  it('makes room a few times, and then no more', () => {
    const pad = new Pad();
    stroke(pad, [200, 140], [260, 240]);
    for (let times = 0; times < 9; times++) pad.makeRoom();
    const { settled } = pad;
    pad.makeRoom();
    expect(pad.settled).toBe(settled);
    expect(pad.penWidth).toBeGreaterThan(7);
    pad.clear();
    expect(pad.penWidth).toBe(24);
  });

  it('gives up the stroke under way at undo, and leaves the strokes before it', () => {
    const pad = new Pad();
    stroke(pad, [10, 10], [20, 20]);
    pad.begin(at(50, 50));
    pad.undo();
    expect(pad.live).toBeNull();
    expect(pad.drawing.marks).toHaveLength(1);
  });

  it('erases with a wider tip than it draws with, and what is erased is gone for the network too', () => {
    const pad = new Pad();
    stroke(pad, [60, 60], [200, 60]);
    pad.tool = 'eraser';
    stroke(pad, [50, 60], [210, 60]);
    const [ink, eraser] = pad.drawing.marks as readonly Stroke[];
    expect(eraser!.width).toBeGreaterThan(ink!.width);
    expect(rasterize(pad.drawing)).toBeNull();
  });

  it('keeps the width within its range', () => {
    const pad = new Pad();
    pad.width = 1_000;
    expect(pad.width).toBe(WIDTHS.widest);
    pad.width = 0;
    expect(pad.width).toBe(WIDTHS.narrowest);
  });

  it('lays an MNIST digit in place of the drawing, pixel for pixel, and names it until it is changed', () => {
    const pad = new Pad();
    stroke(pad, [10, 10], [20, 20]);
    const image = Uint8Array.from({ length: 784 }, (_, index) => (index * 7) % 256);
    pad.laySample({ index: 42, label: 3, image });
    expect(pad.drawing.marks).toHaveLength(1);
    expect(pad.sample?.label).toBe(3);
    const seen = rasterize(pad.drawing)!;
    expect(Array.from(seen, (ink) => Math.round(255 * ink))).toEqual([...image]);
    stroke(pad, [10, 10], [20, 20]);
    expect(pad.sample).toBeNull();
    pad.undo();
    expect(pad.sample?.index).toBe(42);
    pad.undo();
    expect(pad.drawing.marks[0]?.kind).toBe('stroke');
  });
});
