import { strFromU8 } from 'fflate';
import * as v from 'valibot';

/** What a file in JSON says that a schema takes; null where there is no such file, or it says something else. */
export function readJsonFile<Said>(bytes: Uint8Array | undefined, schema: v.GenericSchema<unknown, Said>): Said | null {
  if (bytes === undefined) return null;
  try {
    return v.parse(schema, JSON.parse(strFromU8(bytes)));
  } catch {
    return null;
  }
}

/** Whether bytes begin as a JSON object does: their first character that says anything is a brace. */
export const looksLikeJson = (bytes: Uint8Array): boolean => /^(\uFEFF)?\s*\{/.test(strFromU8(bytes.subarray(0, 64)));
