import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';

import { brainFloat, halfFloat } from '../half-floats';
import { IMPORT_LIMITS } from '../imported-network';
import { shownName } from '../shown-name';
import { DATA_TYPE, EXTERNAL, type Message } from './onnx-schema';

/** Numbers that a file has, or that follow from them: weights, and the shapes that values are given. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/** A list of whole numbers. */
export const vectorOf = (values: readonly number[]): OnnxTensor => ({
  dims: [values.length],
  values: Float64Array.from(values),
});

/** The numbers of a tensor in a file. @throws UserError where they are not there, too many, or of a kind not taken */
export function readTensor(tensor: Message<'Tensor'>): OnnxTensor {
  const { dims, dataType, rawData, dataLocation } = tensor;
  const name = shownName(tensor.name);
  // Those of the graph have been put in their place.
  if (dataLocation === EXTERNAL)
    throw new UserError(`The numbers of “${name}” are in another file: save the ONNX model as one file.`);
  if (dims.some((side) => side < 0)) throw new UserError(`“${name}” has a side of less than nothing.`);
  const count = sizeOf(dims);
  if (!(count <= IMPORT_LIMITS.weights)) throw new UserError(`“${name}” has too many numbers to be taken.`);
  const kind = KINDS.find(({ type }) => type === dataType);
  if (!kind)
    throw new UserError(`The numbers of “${name}” are of a type that is not taken; floats of 16, 32 and 64 bits are.`);
  const given = kind.given(tensor);
  const bytes = given.length === 0 && rawData.length > 0;
  if ((bytes ? rawData.length / kind.size : given.length) !== count)
    throw new UserError(`“${name}” has not as many numbers as its shape tells of: the file is damaged or cut off.`);
  const values = FLOATS.includes(kind.type) ? new Float32Array(count) : new Float64Array(count);
  const data = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  for (let index = 0; index < count; index++)
    values[index] = bytes ? kind.read(data, index * kind.size) : given[index]!;
  return { dims, values };
}

/** Kinds that 32 bits hold as they are; shapes need more. */
const FLOATS: readonly number[] = [DATA_TYPE.float, DATA_TYPE.float16, DATA_TYPE.bfloat16];

/** Where each kind of number is: as bytes, little-endian, or in a list of its own. */
interface Kind {
  readonly type: number;
  readonly size: number;
  read(data: DataView, at: number): number;
  given(tensor: Message<'Tensor'>): readonly number[];
}

/** Kinds of 8 and 16 bits share a list, in which floats are by their bits. */
const short = (
  type: number,
  size: number,
  read: Kind['read'],
  value: (given: number) => number = (given) => given,
): Kind => ({ type, size, read, given: ({ int32Data }) => int32Data.map(value) });

const KINDS: readonly Kind[] = [
  {
    type: DATA_TYPE.float,
    size: 4,
    read: (data, at) => data.getFloat32(at, true),
    given: ({ floatData }) => floatData,
  },
  {
    type: DATA_TYPE.double,
    size: 8,
    read: (data, at) => data.getFloat64(at, true),
    given: ({ doubleData }) => doubleData,
  },
  {
    type: DATA_TYPE.int64,
    size: 8,
    read: (data, at) => Number(data.getBigInt64(at, true)),
    given: ({ int64Data }) => int64Data,
  },
  short(DATA_TYPE.int32, 4, (data, at) => data.getInt32(at, true)),
  short(DATA_TYPE.int16, 2, (data, at) => data.getInt16(at, true)),
  short(DATA_TYPE.uint16, 2, (data, at) => data.getUint16(at, true)),
  short(DATA_TYPE.int8, 1, (data, at) => data.getInt8(at)),
  short(DATA_TYPE.uint8, 1, (data, at) => data.getUint8(at)),
  short(DATA_TYPE.float16, 2, (data, at) => halfFloat(data.getUint16(at, true)), halfFloat),
  short(DATA_TYPE.bfloat16, 2, (data, at) => brainFloat(data.getUint16(at, true)), brainFloat),
];
