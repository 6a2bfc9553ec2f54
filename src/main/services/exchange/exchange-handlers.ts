import type { Handlers } from '../../../core/contract/api';
import type { EventMessage } from '../../../core/contract/envelope';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import type { ExportedFile } from '../../../core/exchange/exported-model';
import { mediaType } from '../../../core/media-type';
import { UserError } from '../../../core/user-error';
import type { SaveFile } from '../save-file';
import type { ModelLibrary } from '../models/model-library';
import type { ModelExports } from './model-exports';
import type { ModelImports } from './model-imports';

/** What answers for models on their way to other programs, and from them. */
export function exchangeHandlers(
  library: ModelLibrary,
  exports: ModelExports,
  imports: ModelImports,
  save: SaveFile,
  send: (event: EventMessage) => void,
): Pick<
  Handlers,
  'models.prepareExport' | 'models.cancelExport' | 'models.export' | 'models.import' | 'models.cancelImport'
> {
  /** What calls off the files that are being made, by model and format. */
  const making = new Map<string, AbortController>();
  const keyOf = (id: string, format: ExportFormatId): string => `${id} ${format}`;

  const make = async (id: string, format: ExportFormatId): Promise<ExportedFile> => {
    const [key, controller] = [keyOf(id, format), new AbortController()];
    const progress = (share: number): void =>
      send({ kind: 'event', name: 'models.exporting', data: { modelId: id, format, share } });
    if (!making.has(key)) making.set(key, controller);
    try {
      return await exports.make(await library.open(id), format, { progress, signal: controller.signal });
    } finally {
      if (making.get(key) === controller) making.delete(key);
    }
  };

  return {
    'models.prepareExport': async (id, format) => (await make(id, format)).bytes.length,
    'models.cancelExport': (id, format) => {
      making.get(keyOf(id, format))?.abort(new UserError('It was not made.'));
      return undefined;
    },
    'models.export': async (id, format) => {
      const { name, bytes } = await make(id, format);
      return save(name, mediaType(name), bytes);
    },
    'models.import': (importId, files, scale) => imports.start(importId, files, scale),
    'models.cancelImport': (importId) => {
      imports.cancel(importId);
      return undefined;
    },
  };
}
