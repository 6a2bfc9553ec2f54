import { sizeOf } from '../../network/layer-kinds';

/** Arithmetic of shapes, as ONNX's operators have it. Each gives null where what is asked for can't be. */

/** Counted from 0; axes below 0 count from the end. */
export function axisOf(axis: number, rank: number): number | null {
  const counted = axis < 0 ? axis + rank : axis;
  return Number.isInteger(counted) && counted >= 0 && counted < rank ? counted : null;
}

/** The shape that `Reshape` gives: 0 keeps a side, and one -1 is worked out from the others. */
export function reshapedDims(dims: readonly number[], wanted: readonly number[]): readonly number[] | null {
  const sides = wanted.map((side, axis) => (side === 0 ? (dims[axis] ?? 0) : side));
  const rest = sizeOf(sides.filter((side) => side !== -1));
  const open = sides.filter((side) => side === -1).length;
  const worked = open === 1 && rest > 0 ? sides.map((side) => (side === -1 ? sizeOf(dims) / rest : side)) : sides;
  const isShape = worked.every((side) => Number.isInteger(side) && side >= 0);
  return isShape && sizeOf(worked) === sizeOf(dims) ? worked : null;
}

/** @param axes those of length 1 to be taken out; null for all */
export function squeezedDims(dims: readonly number[], axes: readonly number[] | null): readonly number[] | null {
  const out = axes === null ? null : axes.map((axis) => axisOf(axis, dims.length));
  if (out?.some((axis) => axis === null || dims[axis] !== 1)) return null;
  return dims.filter((side, axis) => (out === null ? side !== 1 : !out.includes(axis)));
}

/** @param axes where the new sides of length 1 are afterwards */
export function unsqueezedDims(dims: readonly number[], axes: readonly number[]): readonly number[] | null {
  const rank = dims.length + axes.length;
  const places = axes.map((axis) => axisOf(axis, rank));
  if (places.includes(null) || new Set(places).size !== places.length) return null;
  let next = 0;
  return Array.from({ length: rank }, (_, axis) => (places.includes(axis) ? 1 : dims[next++]!));
}

/** Whether the axes are every one of so many, each once. */
export const isOrder = (axes: readonly number[], rank: number): boolean =>
  axes.length === rank && axes.every((axis) => axisOf(axis, rank) === axis) && new Set(axes).size === rank;
