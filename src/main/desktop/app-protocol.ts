import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { securityHeaders } from '../content-security';

/** Where the window's files stand: `app://inkling/` and below. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://inkling`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What a request has that is answered here: the part of Electron's that is needed. */
export interface AppRequest {
  readonly method: string;
  readonly url: string;
}

/** Answers requests under {@link APP_ORIGIN} with the files of a folder, and with nothing outside it. */
export function appFiles(folder: string): (request: AppRequest) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    const path = pathIn(folder, url);
    const type = path === null ? undefined : TYPES[extname(path)];
    if (path === null || type === undefined) return refusal(404);
    try {
      const content = method === 'HEAD' ? null : await readFile(path);
      return new Response(content, { headers: { ...securityHeaders(), 'Content-Type': type } });
    } catch {
      return refusal(404);
    }
  };
}

/** The file in the folder that a URL stands for; null if it stands for none, or for one outside. */
function pathIn(folder: string, url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (`${protocol}//${host}` !== APP_ORIGIN) return null;
    const name = decodeURIComponent(pathname);
    // Windows takes a backslash for a separator, and a colon for a drive or a stream.
    if (/[\\:\0]/.test(name)) return null;
    const path = join(folder, name);
    const inside = relative(folder, path);
    return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? null : path;
  } catch {
    return null;
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders() } });
}
