import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { describeFailure, electronEnvironment, watchDownload } from '../../../scripts/electron-runtime.js';

/** Downloads a URL the way Electron's installer does: into a file in the folder for temporary files. */
const DOWNLOADER = `
  import { createWriteStream } from 'node:fs';
  import { tmpdir } from 'node:os';
  import { join } from 'node:path';
  import { Readable } from 'node:stream';
  import { pipeline } from 'node:stream/promises';
  const response = await fetch(process.argv[1]);
  if (!response.ok) throw new Error('Response code ' + response.status);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(join(tmpdir(), 'electron.zip')));
`;

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function download(serve: RequestListener, patience: number) {
  const server = createServer(serve);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return watchDownload(['--input-type=module', '--eval', DOWNLOADER, `http://127.0.0.1:${port}/`], patience);
}

describe('the download of the Electron runtime', () => {
  it('may take its time while bytes come', async () => {
    const slowly: RequestListener = (_, response) => {
      let chunks = 0;
      const timer = setInterval(() => {
        response.write(Buffer.alloc(100_000));
        if (++chunks < 8) return;
        clearInterval(timer);
        response.end();
      }, 400);
    };
    expect(await download(slowly, 2000)).toEqual({ kind: 'done' });
  });

  it('is given up when no byte comes at all', async () => {
    expect(await download(() => undefined, 1000)).toEqual({ kind: 'stuck' });
  });

  it('is given up when it stops halfway', async () => {
    expect(await download((_, response) => void response.write(Buffer.alloc(500_000)), 1000)).toEqual({
      kind: 'stuck',
    });
  });

  it('fails with the reason', async () => {
    const missing: RequestListener = (_, response) => response.writeHead(404).end();
    expect(await download(missing, 5000)).toEqual({ kind: 'failed', reason: 'Response code 404' });
  });
});

describe('the environment that Electron is started in', () => {
  it('makes no bare Node of it, and keeps what the user asks Electron for', () => {
    const env = { ELECTRON_RUN_AS_NODE: '', ELECTRON_ENABLE_LOGGING: '1', PATH: '/bin' };
    expect(electronEnvironment(env)).toEqual({ ELECTRON_ENABLE_LOGGING: '1', PATH: '/bin' });
    expect(env).toHaveProperty('ELECTRON_RUN_AS_NODE');
  });
});

describe('what is said where the installer failed', () => {
  it('names the Node that it is made for, on an older one', () => {
    for (const old of ['20.19.0', '22.11.0'])
      expect(describeFailure('it broke', old)).toBe(
        'its runtime could not be fetched (it broke; its installer is made for Node 22.12 and later)',
      );
    for (const made of ['22.12.0', '24.0.0'])
      expect(describeFailure('it broke', made)).toBe('its runtime could not be fetched (it broke)');
  });
});
