import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { type Checkpoint, checkpointSchema } from '../../core/training/checkpoint';
import { type Recipe, recipeSchema } from '../../core/training/recipe';
import { UserError } from '../../core/user-error';
import { decodeMessage, encodeMessage } from '../../core/contract/wire';
import { readUserFile } from './read-file';
import { exists, writeUserFile } from './write-file';

const fileSchema = v.strictObject({ recipe: recipeSchema, checkpoint: checkpointSchema });

/** The checkpoint in a file, or null for no such file. @throws UserError where it is another recipe's, or none. */
export async function readCheckpoint(file: string, recipe: Recipe): Promise<Checkpoint | null> {
  if (!(await exists(file))) return null;
  const found = parse(await readUserFile(file));
  if (found === null) throw new UserError(`${file} is there already, and is not a checkpoint.`);
  if (!isDeepStrictEqual(found.recipe, recipe))
    throw new UserError(`${file} is the checkpoint of another recipe. Train by that one, or name another file.`);
  return found.checkpoint;
}

function parse(bytes: Uint8Array): v.InferOutput<typeof fileSchema> | null {
  try {
    return v.parse(fileSchema, decodeMessage(bytes));
  } catch {
    return null;
  }
}

export const writeCheckpoint = (file: string, recipe: Recipe, checkpoint: Checkpoint): Promise<void> =>
  writeUserFile(file, encodeMessage({ recipe, checkpoint }), true);

export const removeCheckpoint = (file: string): Promise<void> => rm(file, { force: true });
