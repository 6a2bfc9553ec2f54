import type { Arguments, Events, RequestName, Results } from './api';
import { UserError } from '../user-error';
import type { Channel } from './channel';
import type { Call, FromMain } from './envelope';

/** The window's half of the contract: calls the main process, and hears from it. */
export interface Client {
  /** Rejects with a {@link UserError}: the main side's sentence, or that the connection is gone. */
  call<Name extends RequestName>(name: Name, ...args: Arguments<Name>): Promise<Results[Name]>;
  /** Calls `listener` with each event of that name, until the function that is given back is called. */
  on<Name extends keyof Events>(name: Name, listener: (data: Events[Name]) => void): () => void;
  /** Resolves when the channel is gone; every call that waits, or is made later, rejects. */
  readonly closed: Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A client over a channel that is open. */
export function createClient(channel: Channel): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(data: never) => void>>();
  let lastId = 0;
  let open = true;

  const settle = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  };

  channel.listen((message) => {
    const received = message as FromMain;
    switch (received.kind) {
      case 'answer':
        settle(received.id)?.resolve(received.result);
        break;
      case 'refusal':
        settle(received.id)?.reject(new UserError(received.message));
        break;
      case 'event':
        for (const listener of listeners.get(received.name) ?? []) listener(received.data as never);
    }
  });

  const closed = new Promise<void>((resolve) => {
    channel.whenClosed(() => {
      open = false;
      for (const call of waiting.values()) call.reject(connectionLost());
      waiting.clear();
      resolve();
    });
  });

  return {
    closed,
    call<Name extends RequestName>(name: Name, ...args: Arguments<Name>): Promise<Results[Name]> {
      if (!open) return Promise.reject(connectionLost());
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        channel.post({ kind: 'call', id, name, args } satisfies Call);
        waiting.set(id, { resolve, reject });
      });
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => {
        heard.delete(listener);
      };
    },
  };
}

function connectionLost(): UserError {
  return new UserError('The connection to Inkling was lost.');
}
