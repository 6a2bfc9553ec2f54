import * as v from 'valibot';
import type { Events } from './api';

/** What travels over a channel, around the requests, results and events of the contract in `api.ts`. */

/** From the window: answer this request. `id` is the window's own, for the answer to come back by. */
export const callSchema = v.strictObject({
  kind: v.literal('call'),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  name: v.pipe(v.string(), v.maxLength(64)),
  args: v.pipe(v.array(v.unknown()), v.maxLength(8)),
});

export type Call = v.InferOutput<typeof callSchema>;

/** To the window: the result of a call, or the sentence that says why there is none; or news nobody asked for. */
export type FromMain =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  | EventMessage;

export type EventMessage = {
  readonly [Name in keyof Events]: { readonly kind: 'event'; readonly name: Name; readonly data: Events[Name] };
}[keyof Events];
