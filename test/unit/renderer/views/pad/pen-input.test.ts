import { describe, expect, it } from 'vitest';
import { inkPoint, PenInput, toolOf } from '../../../../../src/renderer/views/pad/pen-input';

const event = (pointerType: string, pointerId: number, timeStamp: number, buttons = 1, button = 0) => ({
  pointerType,
  pointerId,
  timeStamp,
  buttons,
  button,
});

describe('PenInput', () => {
  it('draws with the first pointer only', () => {
    const input = new PenInput();
    expect(input.begins(event('touch', 1, 0))).toBe(true);
    expect(input.begins(event('touch', 2, 5))).toBe(false);
    expect(input.isActive({ pointerId: 2 })).toBe(false);
    input.ended();
    expect(input.begins(event('touch', 2, 10))).toBe(true);
  });

  it('takes a touch for the palm while a pen is about, and for a finger afterwards', () => {
    const input = new PenInput();
    input.seen(event('pen', 1, 1_000));
    expect(input.begins(event('touch', 2, 1_200))).toBe(false);
    expect(input.begins(event('pen', 1, 1_300))).toBe(true);
    input.ended();
    expect(input.begins(event('touch', 3, 1_400))).toBe(false);
    expect(input.begins(event('touch', 3, 5_000))).toBe(true);
  });

  it('leaves other buttons alone, but not the eraser end of a pen', () => {
    const input = new PenInput();
    expect(input.begins(event('mouse', 1, 0, 2, 2))).toBe(false);
    expect(input.begins(event('pen', 2, 0, 32, 5))).toBe(true);
  });
});

describe('toolOf', () => {
  it('erases with the eraser end, whatever is chosen', () => {
    expect(toolOf({ buttons: 32 }, 'pen')).toBe('eraser');
    expect(toolOf({ buttons: 1 }, 'pen')).toBe('pen');
    expect(toolOf({ buttons: 1 }, 'eraser')).toBe('eraser');
  });
});

describe('inkPoint', () => {
  const place = { left: 100, top: 50, width: 560 };

  it('goes from the screen to pad units, whatever the size of the pad', () => {
    const point = inkPoint({ clientX: 380, clientY: 190, pointerType: 'mouse', pressure: 0.5 }, place);
    expect(point).toMatchObject({ x: 140, y: 70 });
  });

  it('takes the pressure of pens, and 0.5 from what has none', () => {
    const pressure = (pointerType: string, value: number) =>
      inkPoint({ clientX: 0, clientY: 0, pointerType, pressure: value }, place).pressure;
    expect(pressure('pen', 0.8)).toBe(0.8);
    expect(pressure('pen', 0)).toBe(0.5);
    expect(pressure('touch', 1)).toBe(0.5);
  });
});
