import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import sirv from 'sirv';
import { WebSocketServer } from 'ws';
import { LARGEST_MODEL } from '../../core/contract/api';
import { securityHeaders } from '../content-security';
import { serveContract } from '../contract';
import { logFault } from '../log-fault';
import type { ProgramFiles } from '../program-files';
import { startInkling, type Inkling } from '../services/inkling';
import { Admission } from './admission';
import { cookieKey } from './cookie-key';
import { listenOnLoopback } from './listen';
import { webSocketChannel } from './web-socket-channel';

/** The largest message from a window, in bytes: the model that it may bring in, and some more. */
const LARGEST_MESSAGE = LARGEST_MODEL + 1024 * 1024;

export interface BrowserHostOptions {
  /** The port to listen at, 0 for any; without it, the usual one or the next that is free. */
  readonly port?: number;
  /** The data folder. */
  readonly home: string;
  readonly program: Omit<ProgramFiles, 'preload'>;
  /** Hears when a window came in, so that its address is used up. */
  readonly admitted?: () => void;
}

/** Inkling, served to browsers on this machine. */
export interface BrowserHost {
  readonly port: number;
  /** With this, another process may ask for an address: `POST /address`, as bearer token. */
  readonly key: string;
  /** An address that opens one window. */
  address(): string;
  close(): Promise<void>;
}

/** Starts Inkling for browsers on this machine. A UserError says why it can't listen. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const server = createServer();
  await listenOnLoopback(server, options.port);
  const { port } = server.address() as AddressInfo;
  const admission = new Admission(port, await cookieKey(options.home));
  const key = randomBytes(24).toString('base64url');
  const address = (): string => `http://127.0.0.1:${port}/?token=${admission.issueToken()}`;
  let inkling: Inkling;
  try {
    inkling = await startInkling({
      host: 'browser',
      home: options.home,
      shippedModels: options.program.shippedModels,
      trainer: options.program.trainer,
      reader: options.program.reader,
      exchanger: options.program.exchanger,
      dialog: null,
    });
  } catch (error) {
    server.close();
    throw error;
  }
  const pages = new Pages(options.program.window, admission, port, { address, key, admitted: options.admitted });
  server.on('request', (request, response) => pages.answer(request, response));
  const sockets = serveChannels(server, admission, inkling);
  return {
    port,
    key,
    address,
    close: async () => {
      await inkling.close();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens a channel with every window that was let in and asks for one at `/channel`. */
function serveChannels(server: Server, admission: Admission, inkling: Inkling): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Ends with the connection itself, of which there is no one to tell.
    socket.on('error', () => socket.destroy());
    const { headers, url } = request;
    const welcome =
      url === '/channel' && admission.isOwnHost(headers) && admission.isOwnOrigin(headers) && admission.knows(headers);
    if (!welcome) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => {
      serveContract(webSocketChannel(connected, logFault), inkling.handlers, inkling.subscribe, logFault);
    });
  });
  return sockets;
}

/** What the pages need of their host. */
interface Addresses {
  address(): string;
  readonly key: string;
  readonly admitted: (() => void) | undefined;
}

/** Answers requests: the window's files to windows that were let in, and to no one else. */
class Pages {
  readonly #files: ReturnType<typeof sirv>;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    folder: string,
    private readonly admission: Admission,
    port: number,
    private readonly addresses: Addresses,
  ) {
    this.#headers = securityHeaders([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]);
    this.#files = sirv(folder, {
      etag: true,
      setHeaders: (response, path) => {
        // The names of files in assets/ change with what is in them.
        const lasting = path.startsWith('/assets/');
        response.setHeader('Cache-Control', lasting ? 'max-age=31536000, immutable' : 'no-cache');
      },
    });
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    for (const [name, value] of Object.entries(this.#headers)) response.setHeader(name, value);
    const { headers, method } = request;
    if (!this.admission.isOwnHost(headers) || this.admission.isOwnOrigin(headers) === false) {
      refuse(response, 403, 'Inkling answers its own window only.');
      return;
    }
    const url = parseUrl(request);
    if (!url) refuse(response, 400, 'This is not an address.');
    else if (method === 'POST' && url.pathname === '/address') this.#answerAddress(request, response);
    else if (method !== 'GET' && method !== 'HEAD') refuse(response, 405, 'Inkling only gives out its files here.');
    else if (url.searchParams.has('token')) this.#admit(request, response, url.searchParams.get('token') ?? '');
    else if (this.admission.knows(headers)) this.#serve(request, response);
    else refuse(response, 403, 'Open Inkling with the address that it printed when it started, or start it again.');
  }

  #admit(request: IncomingMessage, response: ServerResponse, token: string): void {
    const known = this.admission.knows(request.headers);
    if (!known && !this.admission.accepts(token)) {
      refuse(response, 403, 'This address has been used. Inkling printed a new one, or start it again to get one.');
      return;
    }
    if (!isNavigation(request)) {
      // Something that looks whether anyone is there, and is not going to show a window.
      request.url = '/';
      this.#serve(request, response);
      return;
    }
    const cookie = this.admission.redeem(token);
    if (cookie && !known) response.setHeader('Set-Cookie', cookie);
    response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
    if (cookie) this.addresses.admitted?.();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.#files(request, response, () => refuse(response, 404, 'There is no such file.'));
  }

  #answerAddress({ headers }: IncomingMessage, response: ServerResponse): void {
    if (headers.authorization !== `Bearer ${this.addresses.key}`) refuse(response, 403, 'This is not the key.');
    else
      response
        .writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
        .end(this.addresses.address());
  }
}

function parseUrl(request: IncomingMessage): URL | null {
  try {
    return new URL(request.url ?? '/', 'http://127.0.0.1');
  } catch {
    return null;
  }
}

/** Whether a browser is going to show the answer as a page. Browsers that don't say so (Safari before 16.4) ask for HTML. */
function isNavigation({ headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode'];
  return mode === undefined ? (headers.accept ?? '').includes('text/html') : mode === 'navigate';
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${sentence}\n`);
}
