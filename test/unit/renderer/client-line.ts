import { createClient, type Client } from '../../../src/core/contract/client';
import type { Call, FromMain } from '../../../src/core/contract/envelope';

/** The real client over a line whose other end the test holds: what it asked, and a way to answer and to send news. */
export function clientLine(): { client: Client; calls: Call[]; send: (message: FromMain) => void } {
  const calls: Call[] = [];
  let deliver: (message: unknown) => void = () => {};
  const client = createClient({
    post: (message) => void calls.push(message as Call),
    listen: (listener) => void (deliver = listener),
    whenClosed: () => {},
  });
  return { client, calls, send: (message) => deliver(message) };
}
