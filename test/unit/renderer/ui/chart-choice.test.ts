import { describe, expect, it } from 'vitest';
import { amountByKey } from '../../../../src/renderer/ui/chart-choice';

const PLAIN = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const CHOICE = { at: 10, step: 1, page: 15 };
const place = (key: string, held: Partial<typeof PLAIN> = {}) =>
  amountByKey({ key, ...PLAIN, ...held }, CHOICE, [-180, 180]);

describe('the place that a key chooses on a chart', () => {
  it('goes a step by an arrow, a page with Shift or by Page Up and Page Down', () => {
    expect(['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp'].map((key) => place(key))).toEqual([9, 9, 11, 11]);
    expect([place('ArrowLeft', { shiftKey: true }), place('ArrowRight', { shiftKey: true })]).toEqual([-5, 25]);
    expect([place('PageDown'), place('PageUp')]).toEqual([-5, 25]);
  });

  it('goes to an end by Home and End', () => {
    expect([place('Home'), place('End')]).toEqual([-180, 180]);
  });

  it('leaves other keys, and those held with Ctrl, to others', () => {
    expect([place('a'), place('Tab'), place('ArrowLeft', { ctrlKey: true })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
