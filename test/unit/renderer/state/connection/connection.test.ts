import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../../../src/core/contract/envelope';
import { decodeMessage, encodeMessage } from '../../../../../src/core/contract/wire';
import { Connection } from '../../../../../src/renderer/state/connection/connection.svelte';

/** A WebSocket whose other end the test holds. */
class Socket extends EventTarget {
  static readonly all: Socket[] = [];
  binaryType = 'blob';
  readonly sent: Call[] = [];

  constructor(readonly address: URL) {
    super();
    Socket.all.push(this);
  }

  send(bytes: Uint8Array): void {
    this.sent.push(decodeMessage(bytes) as Call);
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: encodeMessage(message).slice().buffer }));
  }

  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  Socket.all.length = 0;
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', new URL('http://127.0.0.1:4173/?token=x#draw'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function connected() {
  const connection = new Connection();
  void connection.keep();
  Socket.all[0]!.open();
  await vi.advanceTimersByTimeAsync(0);
  return connection;
}

describe('the connection', () => {
  it('goes to the host the window came from, and carries calls and answers', async () => {
    const connection = await connected();
    const [socket] = Socket.all;
    expect(socket!.address.href).toMatch(/^ws:\/\/127\.0\.0\.1:4173\/channel/);
    expect(connection.state).toBe('open');
    const answer = connection.call('models.list');
    expect(socket!.sent[0]).toMatchObject({ kind: 'call', name: 'models.list', args: [] });
    socket!.receive({ kind: 'answer', id: socket!.sent[0]!.id, result: [] });
    await expect(answer).resolves.toEqual([]);
  });

  it('says that it is lost, fails what waits, comes back, and goes on hearing', async () => {
    const connection = await connected();
    const heard = vi.fn();
    const opened = vi.fn();
    connection.on('models.changed', heard);
    connection.whenOpen(opened);
    expect(opened).toHaveBeenCalledTimes(1);
    const waiting = connection.call('models.list');
    const failure = expect(waiting).rejects.toThrow('lost');
    Socket.all[0]!.close();
    await failure;
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state).toBe('lost');
    await expect(connection.call('models.list')).rejects.toThrow('not connected');

    await vi.advanceTimersByTimeAsync(1_000);
    Socket.all.at(-1)!.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state).toBe('open');
    expect(opened).toHaveBeenCalledTimes(2);
    Socket.all.at(-1)!.receive({ kind: 'event', name: 'models.changed', data: [] });
    expect(heard).toHaveBeenCalledExactlyOnceWith([]);
  });

  it('counts main as gone when it is refused for long, and takes it back all the same', async () => {
    const connection = await connected();
    const opened = vi.fn();
    connection.whenOpen(opened);
    Socket.all[0]!.close();
    await vi.advanceTimersByTimeAsync(0);
    const refuseFor = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second++) {
        await vi.advanceTimersByTimeAsync(1_000);
        Socket.all.at(-1)!.close();
        await vi.advanceTimersByTimeAsync(0);
      }
    };
    await refuseFor(15);
    expect(connection.state).toBe('lost');
    await refuseFor(15);
    expect(connection.state).toBe('gone');

    await vi.advanceTimersByTimeAsync(5_000);
    Socket.all.at(-1)!.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state).toBe('open');
    expect(opened).toHaveBeenCalledTimes(2);
    Socket.all.at(-1)!.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state).toBe('lost');
  });

  it('goes on trying, further and further apart', async () => {
    await connected();
    Socket.all[0]!.close();
    for (let minute = 0; minute < 60; minute++) {
      await vi.advanceTimersByTimeAsync(1_000);
      Socket.all.at(-1)!.close();
    }
    const tries = Socket.all.length - 1;
    expect(tries).toBeGreaterThan(8);
    expect(tries).toBeLessThan(20);
  });
});
