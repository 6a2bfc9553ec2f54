import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who may talk to the browser host. Any program on this machine, and any page in its browser, can reach a port on
 * loopback; a window gets in with a token that is good once, and is known by a cookie from then on. The cookie is signed
 * rather than remembered, so that a host that is started again with the same key knows the windows of the one before.
 */
export class Admission {
  readonly #hosts: readonly string[];
  readonly #cookie: string;
  readonly #tokens = new Set<string>();
  readonly #key: Uint8Array;

  /** @param key signs the cookies, see {@link cookieKey} */
  constructor(port: number, key: Uint8Array) {
    this.#key = key;
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    // Cookies are shared by all ports of a machine.
    this.#cookie = `inkling-${port}`;
  }

  /** A token that lets one window in. */
  issueToken(): string {
    const token = secret();
    this.#tokens.add(token);
    return token;
  }

  /** Whether the token would let a window in; it is not used up. */
  accepts(token: string): boolean {
    return this.#tokens.has(token);
  }

  /** Uses a token up: gives the Set-Cookie header that lets its window in, or null if the token is not good. */
  redeem(token: string): string | null {
    if (!this.#tokens.delete(token)) return null;
    const session = secret();
    return `${this.#cookie}=${session}.${this.#sign(session)}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether the request comes from a window that was let in. */
  knows(headers: IncomingHttpHeaders): boolean {
    return (headers.cookie ?? '').split(';').some((part) => {
      const [name, value] = part.trim().split('=', 2);
      return name === this.#cookie && value !== undefined && this.#isSigned(value);
    });
  }

  /** Whether the request was meant for this server: not so for a foreign name that was made to lead here (DNS rebinding). */
  isOwnHost({ host }: IncomingHttpHeaders): boolean {
    return host !== undefined && this.#hosts.includes(host);
  }

  /** Whether a page of this server made the request; `undefined` where the browser doesn't say which page did. */
  isOwnOrigin({ origin, host }: IncomingHttpHeaders): boolean | undefined {
    return origin === undefined ? undefined : origin === `http://${host}`;
  }

  #sign(session: string): string {
    return createHmac('sha256', this.#key).update(`${this.#cookie}=${session}`).digest('base64url');
  }

  #isSigned(value: string): boolean {
    const [session, signature, ...more] = value.split('.');
    if (!session || !signature || more.length > 0) return false;
    const given = Buffer.from(signature);
    const right = Buffer.from(this.#sign(session));
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
