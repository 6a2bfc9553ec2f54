import type { Arguments, Events, RequestName, Results } from '../../../core/contract/api';
import type { Channel } from '../../../core/contract/channel';
import { createClient, type Client } from '../../../core/contract/client';
import { UserError } from '../../../core/user-error';
import type { Line, LineState } from './line';
import { openMessagePortChannel, onDesktop } from './message-port-channel';
import { openWebSocketChannel } from './web-socket-channel';

/** The first and the longest wait before the line is tried again, in milliseconds. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;

/** For how long nobody answers before main counts as ended, in milliseconds. */
const GONE_AFTER = 20_000;

/**
 * The window's line to the main process. It is opened again when it breaks; who listens goes on listening, and who
 * keeps a copy of what main knows fetches it anew ({@link Connection.whenOpen}).
 */
export class Connection implements Line {
  #state = $state<LineState>('connecting');
  #lostAt: number | null = null;
  #client: Client | null = null;
  readonly #listeners = new Set<(client: Client) => void>();
  readonly #openers = new Set<() => void>();

  get state(): LineState {
    return this.#state;
  }

  /** Opens the line and keeps it open for as long as the window lives. */
  async keep(): Promise<void> {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const client = createClient(await this.#openChannel());
        this.#opened(client);
        wait = FIRST_WAIT;
        await client.closed;
      } catch {
        // Nobody answers: tried again below.
      }
      this.#client = null;
      this.#lostAt ??= Date.now();
      this.#state = Date.now() - this.#lostAt < GONE_AFTER ? 'lost' : 'gone';
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Asks the main process; rejects with its sentence for the user. */
  call<Name extends RequestName>(name: Name, ...args: Arguments<Name>): Promise<Results[Name]> {
    return this.#client === null
      ? Promise.reject(new UserError('Inkling is not connected right now. Wait a moment and try again.'))
      : this.#client.call(name, ...args);
  }

  /** Hears every event of that name, over this line and those that follow it, until the function given back is called. */
  on<Name extends keyof Events>(name: Name, listener: (data: Events[Name]) => void): () => void {
    let stop: (() => void) | null = null;
    const listen = (client: Client): void => {
      stop = client.on(name, listener);
    };
    this.#listeners.add(listen);
    if (this.#client) listen(this.#client);
    return () => {
      this.#listeners.delete(listen);
      stop?.();
    };
  }

  /** Calls `opener` each time the line has opened, and at once if it is open. */
  whenOpen(opener: () => void): void {
    this.#openers.add(opener);
    if (this.#client) opener();
  }

  #opened(client: Client): void {
    this.#client = client;
    this.#lostAt = null;
    this.#state = 'open';
    for (const listen of this.#listeners) listen(client);
    for (const opener of this.#openers) opener();
  }

  #openChannel(): Promise<Channel> {
    return onDesktop() ? openMessagePortChannel() : openWebSocketChannel();
  }
}
