import type { AppRequest } from './app-protocol';

declare global {
  /** Where `npm run dev` serves the window from its sources; null, as the build sees to, in everything that ships. */
  const DEV_SERVER: string | null;
}

/** What headers say of a connection, and not of the file. */
const OF_THE_CONNECTION = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'];

/** Answers requests under the app's origin with the window's sources, as the dev mode's server gives them out. */
export function devFiles(server: string): (request: AppRequest) => Promise<Response> {
  return async ({ method, url }) => {
    const { pathname, search } = new URL(url);
    const { status, headers, body } = await fetch(`${server}${pathname}${search}`, { method });
    const kept = [...headers].filter(([name]) => !OF_THE_CONNECTION.includes(name));
    return new Response(body, { status, headers: kept });
  };
}
