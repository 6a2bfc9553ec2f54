import { strToU8, zipSync } from 'fflate';
import { UserError } from '../user-error';
import { EXPORT_FORMATS, type ExportFormat, type ExportFormatId } from './export-formats';
import type { Export, ExportedFile, ExportedModel } from './exported-model';

/**
 * How an export is given: as the format's row has it for a download, where a zip has the format in its name, so that a
 * model in several of them lies side by side; its one file, with the README beside it; or a zip of everything.
 */
export type Packing = 'download' | 'file' | 'zip';

/** The files to write, the main one first. @throws UserError where a format of several files is wanted as one */
export function packExport(
  { card, fileName }: Pick<ExportedModel, 'card' | 'fileName'>,
  id: ExportFormatId,
  { files, readMe }: Export,
  packing: Packing,
): readonly ExportedFile[] {
  const format: ExportFormat = EXPORT_FORMATS[id];
  const readMeBytes = strToU8(readMe);
  const [file] = files;
  if (packing === 'zip' || (packing === 'download' && format.download === 'zip')) {
    const entries = [...files, { name: 'README.md', bytes: readMeBytes }];
    const folder = packing === 'zip' ? fileName : `${fileName}-${id}`;
    const placed = Object.fromEntries(entries.map(({ name, bytes }) => [`${folder}/${name}`, bytes]));
    return [{ name: `${folder}.zip`, bytes: zipSync(placed, { mtime: zipTime(card.created) }) }];
  }
  if (file === undefined || files.length > 1 || format.extension === '.zip')
    throw new UserError(`${format.title} is several files: name a .zip for them.`);
  const only = { name: `${fileName}${format.extension}`, bytes: file.bytes };
  return packing === 'download' ? [only] : [only, { name: `${only.name}.md`, bytes: readMeBytes }];
}

/** The card's date, in the years that a zip can hold. */
function zipTime(created: string): Date {
  const date = new Date(created);
  const year = date.getUTCFullYear();
  return year >= 1981 && year <= 2098 ? date : new Date(Date.UTC(1981, 0, 1));
}
