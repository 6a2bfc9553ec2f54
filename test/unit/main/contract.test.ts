import { describe, expect, it, vi } from 'vitest';
import type { Handlers, RequestName } from '../../../src/core/contract/api';
import { UserError } from '../../../src/core/user-error';
import { createClient, type Client } from '../../../src/core/contract/client';
import type { EventMessage } from '../../../src/core/contract/envelope';
import { DEFAULT_RECIPE } from '../../../src/core/training/recipe';
import { serveContract } from '../../../src/main/contract';
import { PATIENCE } from '../patience';
import { openLine } from './line';

/** A contract served over a real line, with handlers that note what reaches them. */
function serve(answers: Partial<Handlers> = {}) {
  const reached: unknown[][] = [];
  const handlers = new Proxy(answers, {
    get: (own, name: RequestName) => own[name] ?? ((...args: unknown[]) => void reached.push([name, ...args])),
  }) as Handlers;
  const line = openLine();
  const listeners = new Set<(event: EventMessage) => void>();
  const log = vi.fn();
  serveContract(
    line.main,
    handlers,
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    log,
  );
  const send = (event: EventMessage): void => listeners.forEach((listener) => listener(event));
  return { client: createClient(line.window), line, reached, log, listeners, send };
}

/** Calls with whatever arguments, as a window that is not ours could. */
function callAnyhow(client: Client, name: string, ...args: unknown[]): Promise<unknown> {
  return (client.call as (name: string, ...args: unknown[]) => Promise<unknown>)(name, ...args);
}

describe('the contract over a line', () => {
  it('brings a call to its handler and the result back', async () => {
    const image = new Uint8Array(784).fill(7);
    const { client } = serve({ 'digits.sample': (digit) => ({ index: 3, label: digit ?? 0, image }) });
    expect(await client.call('digits.sample', 5)).toEqual({ index: 3, label: 5, image });
  });

  it('refuses a call whose result can’t pass, as memory that is shared can’t', async () => {
    const { client, line, log } = serve({ 'training.runs': () => [] });
    vi.spyOn(line.main, 'post').mockImplementationOnce(() => {
      throw new Error('#<SharedArrayBuffer> could not be cloned.');
    });
    await expect(client.call('training.runs')).rejects.toThrow('Something went wrong inside Inkling.');
    expect(log).toHaveBeenCalledTimes(1);
  });

  it('gives each of several calls its own answer, whichever comes first', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { client } = serve({
      'models.delete': async (id) => {
        if (id === 'slow') await held;
        return undefined;
      },
      'training.runs': () => {
        release();
        return [];
      },
    });
    const order: string[] = [];
    await Promise.all([
      client.call('models.delete', 'slow').then(() => order.push('slow')),
      client
        .call('models.delete', 'quick')
        .then(() => order.push('quick'))
        .then(() => client.call('training.runs')),
    ]);
    expect(order).toEqual(['quick', 'slow']);
  });

  it.each([
    ['a path as an id', 'models.open', ['../secret']],
    ['an encoded path as an id', 'models.open', ['..%2fsecret']],
    ['an id of another type', 'models.open', [42]],
    ['no id', 'models.open', []],
    ['an argument too many', 'models.list', ['all']],
    ['an empty name', 'models.rename', ['mine', '   ']],
    ['a name of two lines', 'models.rename', ['mine', 'two\nlines']],
    ['a name with a control character', 'training.start', ['be\u0007ll', DEFAULT_RECIPE]],
    ['a digit beyond 9', 'digits.sample', [10]],
    ['a recipe with a field too many', 'training.start', ['mine', { ...DEFAULT_RECIPE, path: '/' }]],
    ['a recipe with no epochs', 'training.start', ['mine', { ...DEFAULT_RECIPE, epochs: 0 }]],
    ['no model to measure', 'robustness.start', [[], ['angle'], { set: 'own' }]],
    ['a model twice', 'robustness.start', [['plain', 'plain'], ['angle'], { set: 'own' }]],
    ['a change that there is none of', 'robustness.start', [['plain'], ['colour'], { set: 'own' }]],
    ['a number of digits of one’s own choice', 'robustness.start', [['plain'], ['angle'], { set: 'test', count: 7 }]],
    ['a path as the name of a file', 'files.save', ['../chart.svg', new Uint8Array(1)]],
    ['a hidden file', 'files.save', ['.bashrc.txt', new Uint8Array(1)]],
    ['a program', 'files.save', ['chart.exe', new Uint8Array(1)]],
    ['text in place of bytes', 'files.save', ['chart.svg', '<svg/>']],
    ['a file beyond all measure', 'files.save', ['chart.png', new Uint8Array(33 * 1024 * 1024)]],
    ['a layer without a name', 'models.exciting', ['plain', '']],
    ['a recipe with a foreign network', 'training.start', ['mine', { ...DEFAULT_RECIPE, architecture: 'toString' }]],
  ])('refuses %s before any handler sees it', async (_, name, args) => {
    const { client, reached } = serve();
    const refused = callAnyhow(client, name, ...args);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`“${name}” was refused`);
    expect(reached).toEqual([]);
  });

  it.each(['toString', '__proto__', 'constructor', 'models.steal'])('knows no request “%s”', async (name) => {
    const { client, reached } = serve();
    await expect(callAnyhow(client, name)).rejects.toThrow(`Inkling knows no request “${name}”.`);
    expect(reached).toEqual([]);
  });

  it.each([
    null,
    'models.list',
    42,
    [],
    {},
    { kind: 'call' },
    { kind: 'call', id: -1, name: 'models.list', args: [] },
    { kind: 'call', id: 1.5, name: 'models.list', args: [] },
    { kind: 'call', id: 1, name: 'models.list', args: {} },
    { kind: 'call', id: 1, name: 'models.list', args: [], more: true },
    { kind: 'call', id: 1, name: 'x'.repeat(65), args: [] },
    { kind: 'answer', id: 1, result: [] },
  ])('drops %j and goes on', async (message) => {
    const { client, line, log, reached } = serve({ 'training.runs': () => [] });
    line.window.post(message);
    expect(await client.call('training.runs')).toEqual([]);
    expect(reached).toEqual([]);
    expect(log).toHaveBeenCalledOnce();
  });

  it('tells the window the sentence of a UserError, and of a fault no more than that there was one', async () => {
    const fault = new TypeError('secret is undefined');
    const { client, log } = serve({
      'models.list': () => {
        throw fault;
      },
      'models.open': () => Promise.reject(new UserError('There is no such model.')),
    });
    await expect(client.call('models.open', 'gone')).rejects.toThrow('There is no such model.');
    const failed = await client.call('models.list').catch((error: unknown) => error);
    expect(String(failed)).not.toContain('secret');
    expect(String(failed)).toContain('Something went wrong inside Inkling');
    expect(log).toHaveBeenCalledExactlyOnceWith(fault);
  });

  it('passes events on until the listener is taken away', async () => {
    const { client, send } = serve({ 'training.runs': () => [] });
    const heard: unknown[] = [];
    const stop = client.on('models.changed', (models) => heard.push(models));
    send({ kind: 'event', name: 'models.changed', data: [] });
    await client.call('training.runs');
    stop();
    send({ kind: 'event', name: 'models.changed', data: [] });
    await client.call('training.runs');
    expect(heard).toEqual([[]]);
  });

  it('rejects what waits, and what is asked later, when the line is cut; and sends it no more events', async () => {
    const { client, line, listeners } = serve({ 'models.list': () => new Promise<never>(() => undefined) });
    const waiting = client.call('models.list');
    const lost = expect(waiting).rejects.toThrow('The connection to Inkling was lost.');
    line.cut();
    await lost;
    await client.closed;
    await expect(client.call('models.list')).rejects.toThrow('The connection to Inkling was lost.');
    await vi.waitFor(() => expect(listeners.size).toBe(0), PATIENCE);
  });
});
