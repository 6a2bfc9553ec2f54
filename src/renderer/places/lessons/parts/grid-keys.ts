interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell that a key goes to from another, within the grid; null for a key that goes nowhere. */
export function cellByKey(key: string, { row, column }: Cell, rows: number, columns: number): Cell | null {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(rows - 1, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(columns - 1, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    default:
      return null;
  }
}
