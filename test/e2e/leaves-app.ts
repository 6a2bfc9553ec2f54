/**
 * Whether a request goes anywhere but to where the window was loaded from. Node knows no origin of `app:` and gives the text “null” for
 * it, so that scheme and host are compared.
 * @param home the window's address
 */
export function leavesApp(url: string, home: string): boolean {
  const { protocol, host } = new URL(url);
  const own = new URL(home);
  return protocol !== 'data:' && protocol !== 'blob:' && (protocol !== own.protocol || host !== own.host);
}
