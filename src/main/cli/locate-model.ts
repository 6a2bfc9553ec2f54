import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../core/user-error';
import { ModelLibrary } from '../services/models/model-library';
import type { Context } from './context';

/** How a model is named on the command line, for help. */
export const MODEL_HELP = "a shipped or stored model's name, or a model's folder";

/** The models that the command line can name. */
export function openLibrary({ home, program }: Context): ModelLibrary {
  return new ModelLibrary(program.shippedModels, home);
}

/** The folder of the model that was named, by its name, its id or a path. */
export async function locateModel(context: Context, model: string): Promise<string> {
  const library = openLibrary(context);
  const id = await library.find(model);
  if (id !== null) return library.folder(id);
  const folder = await stat(model).catch(() => null);
  if (folder) return resolve(model);
  const known = (await library.list()).map((one) => (one.state === 'ready' ? one.card.name : one.name));
  throw new UserError(
    `There is no model “${model}”, and no folder by that name. ${known.length > 0 ? `The models are: ${known.join(', ')}.` : 'There are no models yet.'}`,
  );
}
