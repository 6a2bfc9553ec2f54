import { expect, it } from 'vitest';
import { cellByKey } from '../../../../../../src/renderer/places/lessons/parts/grid-keys';

it('goes from cell to cell with the arrows, within the grid', () => {
  const go = (key: string, row: number, column: number): number[] | null => {
    const cell = cellByKey(key, { row, column }, 7, 5);
    return cell && [cell.row, cell.column];
  };
  expect(go('ArrowUp', 3, 2)).toEqual([2, 2]);
  expect(go('ArrowDown', 3, 2)).toEqual([4, 2]);
  expect(go('ArrowLeft', 3, 2)).toEqual([3, 1]);
  expect(go('ArrowRight', 3, 2)).toEqual([3, 3]);
  expect(go('ArrowUp', 0, 0)).toEqual([0, 0]);
  expect(go('ArrowDown', 6, 4)).toEqual([6, 4]);
  expect(go('ArrowLeft', 0, 0)).toEqual([0, 0]);
  expect(go('ArrowRight', 6, 4)).toEqual([6, 4]);
  expect(go('Home', 3, 2)).toEqual([3, 0]);
  expect(go('End', 3, 2)).toEqual([3, 4]);
  expect(go('a', 3, 2)).toBeNull();
});
