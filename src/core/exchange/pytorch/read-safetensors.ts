import * as v from 'valibot';
import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import type { WeightArray } from '../imported-network';
import { shownName } from '../shown-name';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const tensor = v.object({ dtype: v.string(), shape: v.array(count), data_offsets: v.tuple([count, count]) });

const header = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  v.union([tensor, v.record(v.string(), v.string())]),
);

/** The arrays of a file of SafeTensors by their names, and what it says of itself. */
export interface SafeTensors {
  readonly arrays: ReadonlyMap<string, WeightArray>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Reads SafeTensors of 32-bit floats, see `writeSafeTensors`. @throws UserError that names the file and says what is wrong */
export function readSafeTensors(bytes: Uint8Array, name: string): SafeTensors {
  const broken = new UserError(`“${shownName(name)}” is a broken file of SafeTensors.`);
  if (bytes.length < 8) throw broken;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.length) throw broken;
  const { __metadata__: metadata, ...entries } = parseHeader(bytes.subarray(8, start), broken);
  const arrays = new Map<string, WeightArray>();
  for (const [title, entry] of Object.entries(entries)) {
    if (!v.is(tensor, entry)) throw broken;
    const [from, to] = entry.data_offsets;
    if (entry.dtype !== 'F32')
      throw new UserError(
        `“${shownName(title)}” is of the type ${shownName(entry.dtype)}; 32-bit floats can be taken.`,
      );
    if (start + to > bytes.length || to - from !== 4 * sizeOf(entry.shape)) throw broken;
    const values = Float32Array.from({ length: sizeOf(entry.shape) }, (_, at) =>
      view.getFloat32(start + from + 4 * at, true),
    );
    arrays.set(title, { shape: entry.shape, values });
  }
  return { arrays, metadata };
}

function parseHeader(bytes: Uint8Array, broken: UserError): v.InferOutput<typeof header> {
  try {
    return v.parse(header, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw broken;
  }
}
