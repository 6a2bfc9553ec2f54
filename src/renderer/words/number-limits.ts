import type * as v from 'valibot';
import { writeInFull } from '../../core/words/quantities';

/** A number of the recipe as its schema has it. */
export type NumberSchema = v.GenericSchema<number> & { readonly pipe: readonly unknown[] };

/** What a number may be. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** The smallest and largest number that a schema takes. */
export function limitsOf(schema: NumberSchema): NumberLimits {
  let [min, max, whole] = [-Infinity, Infinity, false];
  for (const action of schema.pipe as readonly { type: string; requirement?: unknown }[]) {
    if (action.type === 'min_value') min = action.requirement as number;
    if (action.type === 'max_value') max = action.requirement as number;
    if (action.type === 'integer') whole = true;
  }
  return { min, max, whole };
}

/** What a field asks for, in words. */
export function demand(label: string, { min, max, whole }: NumberLimits): string {
  return `${label}: ${whole ? 'a whole number' : 'a number'} from ${writeInFull(min)} to ${writeInFull(max)}.`;
}
