import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createServer, request as startRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { LARGEST_MODEL } from '../../../../src/core/contract/api';
import { createClient } from '../../../../src/core/contract/client';
import { decodeMessage, encodeMessage } from '../../../../src/core/contract/wire';
import { startBrowserHost } from '../../../../src/main/browser-host/host';
import { webSocketChannel } from '../../../../src/main/browser-host/web-socket-channel';
import { ModelLibrary } from '../../../../src/main/services/models/model-library';
import { temporaryFolder } from '../temporary-folder';
import { modelToSave } from '../trained-models';

/** What a browser says of itself when it goes to a page. */
const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html' };

/** A host with a small window of its own, a stored model, and a secret beside the window's folder. */
async function startHost() {
  const folder = await temporaryFolder();
  const window = join(folder, 'window');
  await mkdir(join(window, 'assets'), { recursive: true });
  await writeFile(join(window, 'index.html'), '<title>Inkling</title>');
  await writeFile(join(window, 'assets/backend.wasm'), 'wasm');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const home = join(folder, 'home');
  const { id } = await new ModelLibrary(join(folder, 'none'), home).save(...modelToSave('Mine'));
  const program = {
    shippedModels: join(folder, 'none'),
    trainer: join(folder, 'none.js'),
    reader: join(folder, 'none.js'),
    exchanger: join(folder, 'none.js'),
    window,
  };
  const admitted = vi.fn();
  const host = await startBrowserHost({ port: 0, home, program, admitted });
  onTestFinished(() => host.close());
  const own = `127.0.0.1:${host.port}`;

  const get = (path: string, headers: IncomingHttpHeaders = {}, method = 'GET') =>
    ask(host.port, path, headers, method);
  /** Goes to an address as a browser does, and gives the cookie that it got. */
  const enter = async (): Promise<string> => {
    const { headers } = await get(pathOf(host.address()), NAVIGATION);
    return headers['set-cookie']![0]!.split(';')[0]!;
  };
  /** Ends the host, and starts another one at the same port, with this data folder or one of its own. */
  const startAgain = async (data = home) => {
    await host.close();
    const next = await startBrowserHost({ port: host.port, home: data, program });
    onTestFinished(() => next.close());
  };
  return { host, home, own, get, enter, admitted, startAgain, modelId: id };
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** One request with the very path and headers given, `host` too, which `fetch` would not send. */
function ask(port: number, path: string, headers: IncomingHttpHeaders, method: string) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = startRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

/** A socket to the host, or the status that it was refused with. */
function openSocket(path: string, own: string, headers: Record<string, string>): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${own}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (sent, response) => {
      sent.destroy();
      resolve(response.statusCode!);
    });
    socket.on('error', reject);
    onTestFinished(() => socket.terminate());
  });
}

describe('the browser host', () => {
  it('lets a window in by its address, and knows it by a cookie from then on', async () => {
    const { host, get, admitted } = await startHost();
    const path = pathOf(host.address());
    const entered = await get(path, NAVIGATION);
    expect(entered).toMatchObject({ status: 303, headers: { location: '/' } });
    const [setCookie] = entered.headers['set-cookie']!;
    expect(setCookie).toMatch(/^inkling-\d+=[\w-]{32}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(admitted).toHaveBeenCalledOnce();
    const cookie = setCookie!.split(';')[0]!;
    expect(await get('/', { cookie })).toMatchObject({ status: 200, body: '<title>Inkling</title>' });
    // A reload of the address that it came by.
    expect(await get(path, { ...NAVIGATION, cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  it('knows its windows again after it was started anew, and no address of before', async () => {
    const { host, home, own, get, enter, startAgain } = await startHost();
    const cookie = await enter();
    const used = pathOf(host.address());
    await get(used, NAVIGATION);
    const unused = pathOf(host.address());
    await startAgain();
    expect(await get('/', { cookie })).toMatchObject({ status: 200 });
    expect(await openSocket('/channel', own, { cookie, origin: `http://${own}` })).toBeInstanceOf(WebSocket);
    expect((await get(used, NAVIGATION)).status).toBe(403);
    expect((await get(unused, NAVIGATION)).status).toBe(403);
    if (process.platform !== 'win32') expect((await stat(join(home, 'browser-cookie.key'))).mode & 0o777).toBe(0o600);
  });

  it('knows no cookie that was signed with another key or for another session', async () => {
    const { get, enter, startAgain } = await startHost();
    const [one, other] = [await enter(), await enter()];
    const mixed = `${one.split('.')[0]!}.${other.split('.')[1]!}`;
    expect((await get('/', { cookie: mixed })).status).toBe(403);
    await startAgain(await temporaryFolder());
    expect((await get('/', { cookie: one })).status).toBe(403);
  });

  it('makes a new key in place of one that is cut off', async () => {
    const { home, get, enter, startAgain } = await startHost();
    const cookie = await enter();
    await writeFile(join(home, 'browser-cookie.key'), '');
    await startAgain();
    expect((await get('/', { cookie })).status).toBe(403);
    expect((await stat(join(home, 'browser-cookie.key'))).size).toBe(32);
  });

  it('takes an address once', async () => {
    const { host, get, admitted } = await startHost();
    const path = pathOf(host.address());
    await get(path, NAVIGATION);
    const again = await get(path, NAVIGATION);
    expect(again).toMatchObject({ status: 403, body: expect.stringContaining('has been used') as string });
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(admitted).toHaveBeenCalledOnce();
  });

  it('does not use an address up for something that only looks whether it is served', async () => {
    const { host, get } = await startHost();
    const path = pathOf(host.address());
    expect(await get(path, { accept: '*/*' })).toMatchObject({ status: 200, body: '<title>Inkling</title>' });
    expect((await get(path, {}, 'HEAD')).status).toBe(200);
    expect((await get(path, NAVIGATION)).headers['set-cookie']).toHaveLength(1);
  });

  it.each([
    '/',
    '/index.html',
    '/assets/backend.wasm',
    '/?token=',
    '/?token=guess',
    '/assets/backend.wasm?token=guess',
  ])('gives %s to no one who was not let in', async (path) => {
    const { get, own } = await startHost();
    for (const headers of [{}, NAVIGATION, { cookie: `inkling-${own.split(':')[1]!}=guess` }, { cookie: 'inkling' }]) {
      const { status, body } = await get(path, headers);
      expect(status).toBe(403);
      expect(body).not.toContain('<title>');
    }
  });

  it.each(['evil.example', 'evil.example:4173', '127.0.0.1', '127.0.0.1:1', 'localhost', '[::1]:4173', '0.0.0.0:4173'])(
    'answers nothing that was meant for the host “%s”',
    async (host) => {
      const { get, enter } = await startHost();
      const cookie = await enter();
      expect((await get('/', { cookie, host })).status).toBe(403);
    },
  );

  it('answers nothing that names no host', async () => {
    const { host, enter } = await startHost();
    const cookie = await enter();
    const socket = connect({ host: '127.0.0.1', port: host.port });
    socket.write(`GET / HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`);
    let answer = '';
    for await (const data of socket) answer += String(data);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('answers by the name localhost too', async () => {
    const { get, enter, host } = await startHost();
    const cookie = await enter();
    expect((await get('/', { cookie, host: `localhost:${host.port}` })).status).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://OWN', 'http://localhost:1'])(
    'answers no page of %s, and opens no channel for it',
    async (pattern) => {
      const { get, enter, own } = await startHost();
      const cookie = await enter();
      const origin = pattern.replace('OWN', own);
      expect((await get('/', { cookie, origin })).status).toBe(403);
      expect(await openSocket('/channel', own, { cookie, origin })).toBe(403);
    },
  );

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '//secret.txt',
    '/assets/%00',
    '/%',
    '/assets',
    '/nothing.js',
  ])('has no file at %s', async (path) => {
    const { get, enter } = await startHost();
    const { status, body } = await get(path, { cookie: await enter() });
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('secret');
  });

  it('gives every answer the headers that keep a page to itself', async () => {
    const { get, enter, own } = await startHost();
    const cookie = await enter();
    for (const { headers } of [await get('/', { cookie }), await get('/'), await get('/none', { cookie })]) {
      const policy = headers['content-security-policy'];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(`connect-src 'self' ws://${own} `);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
    expect((await get('/assets/backend.wasm', { cookie })).headers['content-type']).toBe('application/wasm');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    const { get, enter } = await startHost();
    expect((await get('/', { cookie: await enter() }, method)).status).toBe(405);
  });

  it('gives out new addresses to whoever has its key, and to no one else', async () => {
    const { host, get } = await startHost();
    for (const authorization of ['', 'Bearer ', 'Bearer guess', host.key]) {
      expect((await get('/address', { authorization }, 'POST')).status).toBe(403);
    }
    const { status, body } = await get('/address', { authorization: `Bearer ${host.key}` }, 'POST');
    expect(status).toBe(200);
    expect((await get(pathOf(body), NAVIGATION)).status).toBe(303);
  });

  it('listens on loopback only', async () => {
    const { host } = await startHost();
    // Another address of the same machine's loopback reaches a server that listens everywhere, and not this one.
    const reached = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: host.port });
      socket
        .once('connect', () => resolve('connected'))
        .once('error', (error) => resolve((error as NodeJS.ErrnoException).code));
      onTestFinished(() => void socket.destroy());
    });
    expect(reached).not.toBe('connected');
  });

  it('says so where the port asked for is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const program = { shippedModels: '/none', trainer: '/none', reader: '/none', exchanger: '/none', window: '/none' };
    const home = await temporaryFolder();
    await expect(startBrowserHost({ port, home, program })).rejects.toThrow(
      `Port ${port} is in use by another program.`,
    );
  });
});

describe('the channel over a WebSocket', () => {
  it('answers calls, with the weights as they are', async () => {
    const { own, enter, home, modelId } = await startHost();
    const socket = await openSocket('/channel', own, { cookie: await enter(), origin: `http://${own}` });
    const client = createClient(webSocketChannel(socket as WebSocket, (fault) => expect.fail(String(fault))));
    expect(await client.call('app.info')).toMatchObject({ host: 'browser', folder: join(home, 'models') });
    const { weights } = await client.call('models.open', modelId);
    expect(weights).toEqual(modelToSave('Mine')[1]);
    await expect(client.call('files.save', 'curve.csv', Uint8Array.of(7, 8))).rejects.toThrow('no dialog here');
    await client.call('models.delete', modelId);
    await expect(client.call('models.open', modelId)).rejects.toThrow('There is no model');
  });

  it('is told of models that another process stores', async () => {
    const { own, enter, host, home } = await startHost();
    const socket = await openSocket('/channel', own, { cookie: await enter(), origin: `http://${own}` });
    const client = createClient(webSocketChannel(socket as WebSocket, (fault) => expect.fail(String(fault))));
    const heard: string[][] = [];
    client.on('models.changed', (models) =>
      heard.push(models.map((model) => (model.state === 'ready' ? model.card.name : ''))),
    );
    await new ModelLibrary('/none', home).save(...modelToSave('Theirs'));
    await expect.poll(() => heard.at(-1)?.toSorted()).toEqual(['Mine', 'Theirs']);
    expect(host.port).toBeGreaterThan(0);
  });

  it('is opened for no one without the cookie, without an origin, or at another path', async () => {
    const { own, enter } = await startHost();
    const cookie = await enter();
    const origin = `http://${own}`;
    expect(await openSocket('/channel', own, { origin })).toBe(403);
    expect(await openSocket('/channel', own, { cookie: `${cookie}x`, origin })).toBe(403);
    expect(await openSocket('/channel', own, { cookie })).toBe(403);
    expect(await openSocket('/', own, { cookie, origin })).toBe(403);
    expect(await openSocket('/channel', own, { cookie, origin, host: 'evil.example' })).toBe(403);
  });

  it('drops what is no message, and goes on', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => void vi.restoreAllMocks());
    const { own, enter } = await startHost();
    const socket = (await openSocket('/channel', own, { cookie: await enter(), origin: `http://${own}` })) as WebSocket;
    const replies: unknown[] = [];
    socket.on('message', (data: Buffer) => replies.push(decodeMessage(data)));
    socket.send('{"kind":"call","id":1,"name":"app.info","args":[]}');
    socket.send(Uint8Array.of(0xc1));
    socket.send(Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff));
    socket.send(encodeMessage({ kind: 'call', id: 'one', name: 'app.info', args: [] }));
    socket.send(encodeMessage({ kind: 'call', id: 7, name: 'training.runs', args: [] }));
    await expect.poll(() => replies).toEqual([{ kind: 'answer', id: 7, result: [] }]);
  });

  it('is closed on a message larger than any file to bring in, and another can be opened', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => void vi.restoreAllMocks());
    const { own, enter } = await startHost();
    const headers = { cookie: await enter(), origin: `http://${own}` };
    const socket = (await openSocket('/channel', own, headers)) as WebSocket;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(new Uint8Array(LARGEST_MODEL + 1024 * 1024 + 1));
    expect(await closed).toBe(1009);
    expect(await openSocket('/channel', own, headers)).toBeInstanceOf(WebSocket);
  });

  it('is gone for the window when the host ends', async () => {
    const { own, enter, host } = await startHost();
    const socket = await openSocket('/channel', own, { cookie: await enter(), origin: `http://${own}` });
    const client = createClient(webSocketChannel(socket as WebSocket, () => undefined));
    await host.close();
    await client.closed;
    await expect(client.call('app.info')).rejects.toThrow('The connection to Inkling was lost.');
  });
});
