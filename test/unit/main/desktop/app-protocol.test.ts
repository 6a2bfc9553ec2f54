import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFiles } from '../../../../src/main/desktop/app-protocol';

let parent: string;
let answer: ReturnType<typeof appFiles>;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'inkling-protocol-'));
  const folder = join(parent, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets/a b.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d));
  await writeFile(join(folder, 'assets/notes.txt'), 'not of a type that the window has');
  await writeFile(join(parent, 'secret.json'), '{}');
  await mkdir(join(parent, 'renderer-other'));
  await writeFile(join(parent, 'renderer-other/secret.json'), '{}');
  answer = appFiles(folder);
});

afterAll(() => rm(parent, { recursive: true }));

const get = (url: string, method = 'GET'): Promise<Response> => answer({ method, url });

describe('the app: protocol', () => {
  it('serves the page with its type and the security policy', async () => {
    const response = await get('app://inkling/index.html?reload#draw');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toBe('<!doctype html>');
  });

  it('serves WebAssembly as what it is, so that it compiles while it streams in', async () => {
    const response = await get('app://inkling/assets/a%20b.wasm');
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0, 0x61, 0x73, 0x6d));
  });

  it.each([
    'app://inkling/../secret.json',
    'app://inkling/%2e%2e/secret.json',
    'app://inkling/..%2fsecret.json',
    'app://inkling/assets/..%2f..%2fsecret.json',
    'app://inkling/..%5csecret.json',
    'app://inkling/..%2frenderer-other%2fsecret.json',
    'app://inkling/%2fetc%2fpasswd',
    'app://inkling/index.html%00.js',
    'app://inkling/%zz',
    'app://inkling/',
    'app://inkling/assets',
    'app://inkling/missing.js',
    'app://inkling/assets/notes.txt',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'no url',
  ])('has nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.skipIf(process.platform === 'win32')('has no names that lead elsewhere on Windows', async () => {
    for (const name of ['back\\slash.json', 'c:drive.json']) {
      await writeFile(join(parent, 'renderer', name), '{}');
      expect((await get(`app://inkling/${encodeURIComponent(name)}`)).status).toBe(404);
    }
  });

  it('takes nothing', async () => {
    expect((await get('app://inkling/index.html', 'POST')).status).toBe(405);
  });
});
