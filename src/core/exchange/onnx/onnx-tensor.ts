import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
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
  if (dataLocation === EXTERNAL)
    throw new UserError(`The numbers of “${name}” are in another file: save the ONNX model as one file.`);
  if (dims.some((side) => side < 0)) throw new UserError(`“${name}” has a side of less than nothing.`);
  const count = sizeOf(dims);
  if (!(count <= IMPORT_LIMITS.weights)) throw new UserError(`“${name}” has too many numbers to be taken.`);
  const kind = KINDS.find(({ type }) => type === dataType);
  if (!kind)
    throw new UserError(
      `The numbers of “${name}” are of a type that is not taken; 32-bit floats are, and 64-bit ones.`,
    );
  const given = kind.given(tensor);
  const bytes = given.length === 0 && rawData.length > 0;
  if ((bytes ? rawData.length / kind.size : given.length) !== count)
    throw new UserError(`“${name}” has not as many numbers as its shape tells of: the file is damaged or cut off.`);
  const values = kind.type === DATA_TYPE.float ? new Float32Array(count) : new Float64Array(count);
  const data = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  for (let index = 0; index < count; index++)
    values[index] = bytes ? kind.read(data, index * kind.size) : given[index]!;
  return { dims, values };
}

/** Where each kind of number is: as bytes, little-endian, or in a list of its own. */
interface Kind {
  readonly type: number;
  readonly size: number;
  read(data: DataView, at: number): number;
  given(tensor: Message<'Tensor'>): readonly number[];
}

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
  {
    type: DATA_TYPE.int32,
    size: 4,
    read: (data, at) => data.getInt32(at, true),
    given: ({ int32Data }) => int32Data,
  },
];
