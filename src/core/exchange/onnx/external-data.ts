import { UserError } from '../../user-error';
import { fileBeside } from '../file-beside';
import type { ImportFile } from '../import-file';
import { shownName } from '../shown-name';
import { EXTERNAL, type Message } from './onnx-schema';

/**
 * The numbers of a model's tensors that are in other files, which lie beside it (ONNX's external data; what PyTorch 2.9
 * writes), put where the model's own are. Only the files that were given are looked at.
 * @param path of the model's file
 * @throws UserError that names the file that is missing, or too short
 */
export function withExternalData(
  tensors: readonly Message<'Tensor'>[],
  path: string,
  files: readonly ImportFile[],
): readonly Message<'Tensor'>[] {
  return tensors.map((tensor) =>
    tensor.dataLocation === EXTERNAL ? { ...tensor, dataLocation: 0, rawData: bytesOf(tensor, path, files) } : tensor,
  );
}

function bytesOf({ name, externalData }: Message<'Tensor'>, path: string, files: readonly ImportFile[]): Uint8Array {
  const said = new Map(externalData.map(({ key, value }) => [key, value]));
  const location = said.get('location') ?? '';
  const file = isWithin(location) ? fileBeside(files, path, location) : null;
  if (file === null)
    throw new UserError(
      `The numbers of “${shownName(name)}” are in “${shownName(location)}”, which is missing: choose it along with the ONNX file.`,
    );
  const offset = Number(said.get('offset') ?? 0);
  const length = Number(said.get('length') ?? file.bytes.length - offset);
  const isThere = [offset, length].every((number) => Number.isInteger(number) && number >= 0);
  if (!isThere || offset + length > file.bytes.length)
    throw new UserError(`“${shownName(location)}” is too short for the numbers of “${shownName(name)}”.`);
  return file.bytes.subarray(offset, offset + length);
}

/** Whether a place is in the model's own folder, or in one within it. */
const isWithin = (location: string): boolean =>
  location !== '' && !/^\/|[\\:]/.test(location) && !location.split('/').includes('..');
