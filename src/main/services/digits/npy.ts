import { halfFloat } from '../../../core/exchange/half-floats';
import { transposedOrder } from '../../../core/exchange/transposed';
import { sizeOf } from '../../../core/network/layer-kinds';
import { UserError } from '../../../core/user-error';
import { hasAt } from '../pictures/beginning';

/** An array of NumPy. `values` lie in C order: the last dimension's next to each other. */
export interface NumberArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Larger arrays are not read into memory, in numbers. */
const MOST_NUMBERS = 80e6;

/** Whether bytes are an array of NumPy (`.npy`). */
export const isNpy = (bytes: Uint8Array): boolean => hasAt(bytes, 0, '\x93NUMPY');

/** How a number of each type is read. */
const READERS: Readonly<Record<string, (view: DataView, at: number, isLittle: boolean) => number>> = {
  b1: (view, at) => view.getUint8(at),
  u1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  u2: (view, at, isLittle) => view.getUint16(at, isLittle),
  i2: (view, at, isLittle) => view.getInt16(at, isLittle),
  u4: (view, at, isLittle) => view.getUint32(at, isLittle),
  i4: (view, at, isLittle) => view.getInt32(at, isLittle),
  u8: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)),
  i8: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
  f2: (view, at, isLittle) => halfFloat(view.getUint16(at, isLittle)),
  f4: (view, at, isLittle) => view.getFloat32(at, isLittle),
  f8: (view, at, isLittle) => view.getFloat64(at, isLittle),
};

/**
 * Reads an array of NumPy (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): six bytes, the version,
 * the length of the header, the header as Python writes a dictionary, and the numbers.
 * @throws UserError that names the file where it is broken, or of a type that is no number
 */
export function readNpy(bytes: Uint8Array, name: string): NumberArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = new UserError(`${name} is a broken array of NumPy.`);
  if (bytes.length < 12) throw broken;
  const isFirstVersion = view.getUint8(6) === 1;
  const start = isFirstVersion ? 10 : 12;
  const end = start + (isFirstVersion ? view.getUint16(8, true) : view.getUint32(8, true));
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, end));
  const [, order, type] = /'descr':\s*'([<>|=])(\w+)'/.exec(header) ?? [];
  const [, sides] = /'shape':\s*\(([\d,\s]*)\)/.exec(header) ?? [];
  const isFortran = /'fortran_order':\s*True/.test(header);
  if (end > bytes.length || sides === undefined) throw broken;
  const read = type === undefined ? undefined : READERS[type];
  if (type === undefined || read === undefined)
    throw new UserError(`${name} is an array of NumPy that holds ${type ?? 'records'}, not numbers.`);
  const shape = sides.split(',').flatMap((side) => (side.trim() === '' ? [] : [Number(side)]));
  const count = sizeOf(shape);
  const width = Number(type.slice(1));
  if (count > MOST_NUMBERS) throw new UserError(`${name} is too large an array.`);
  if (bytes.length - end !== count * width) throw broken;
  const values =
    type === 'u1'
      ? bytes.subarray(end)
      : Float64Array.from({ length: count }, (_, index) => read(view, end + width * index, order !== '>'));
  return { name, shape, values: isFortran ? inCOrder(values, shape) : values };
}

/** Numbers whose first dimension's lie next to each other, in C order. */
function inCOrder(values: ArrayLike<number>, shape: readonly number[]): Float64Array {
  const order = transposedOrder([...shape].reverse(), [...shape.keys()].reverse());
  return Float64Array.from(order, (place) => values[place] ?? 0);
}
