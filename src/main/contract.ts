import * as v from 'valibot';
import { REQUESTS, type Handlers, type RequestName } from '../core/contract/api';
import { UserError } from '../core/user-error';
import type { Channel } from '../core/contract/channel';
import { callSchema, type EventMessage, type FromMain } from '../core/contract/envelope';

/** Calls `listener` with every event that the services send; gives back how to stop that. */
export type Subscribe = (listener: (event: EventMessage) => void) => () => void;

/**
 * Answers a window's calls over a channel for as long as it is open, and passes the events on to it. Nothing of a
 * message is used before its schema has checked it. Faults of the program are given to `log`; the window is told that
 * there was one, and no more.
 */
export function serveContract(
  channel: Channel,
  handlers: Handlers,
  subscribe: Subscribe,
  log: (fault: unknown) => void,
): void {
  let open = true;
  const post = (message: FromMain): void => {
    if (open) channel.post(message);
  };
  const unsubscribe = subscribe(post);
  channel.whenClosed(() => {
    open = false;
    unsubscribe();
  });
  channel.listen((message) => {
    void answer(message, handlers, log).then((reply) => {
      if (!reply) return;
      try {
        post(reply);
      } catch (error) {
        // A result that can't be cloned: the window is not to wait for ever.
        log(error);
        post({ kind: 'refusal', id: reply.id, message: FAULT });
      }
    });
  });
}

const FAULT = 'Something went wrong inside Inkling. Nothing that was stored is lost.';

/** The reply to a message, or null where it is not even known which call it would answer. */
async function answer(
  message: unknown,
  handlers: Handlers,
  log: (fault: unknown) => void,
): Promise<Exclude<FromMain, EventMessage> | null> {
  const call = v.safeParse(callSchema, message);
  if (!call.success) {
    log(new Error(`A message was dropped that is not a call: ${call.issues[0].message}`));
    return null;
  }
  const { id, name, args } = call.output;
  try {
    return { kind: 'answer', id, result: await request(handlers, name, args) };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refusal', id, message: error.message };
    log(error);
    return { kind: 'refusal', id, message: FAULT };
  }
}

/** The result of a request, or the promise of it. */
function request(handlers: Handlers, name: string, args: readonly unknown[]): unknown {
  if (!isRequest(name)) throw new UserError(`Inkling knows no request “${name}”.`);
  const checked = v.safeParse(REQUESTS[name], args);
  if (!checked.success) {
    const [issue] = checked.issues;
    throw new UserError(`“${name}” was refused: ${issue.message} (argument ${v.getDotPath(issue) ?? 'list'}).`);
  }
  // The schema has just made these the handler's own arguments, which the type of a table's row can't say.
  const handler = handlers[name] as (...args: readonly unknown[]) => unknown;
  return handler(...checked.output);
}

function isRequest(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}
