// @ts-check

/** Permissions as Electron knows them (docs/api/session.md), and as Playwright does, which leaves the screen to the page. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
];

class Session {
  /** Electron grants everything to an app that sets no handler. @type {(contents: unknown, permission: string) => boolean} */
  #check = () => true;

  /** @param {(contents: unknown, permission: string, decide: (granted: boolean) => void) => void} handler */
  setPermissionRequestHandler(handler) {
    this.#request = handler;
  }

  /** @type {(contents: unknown, permission: string, decide: (granted: boolean) => void) => void} */
  #request = (_contents, _permission, decide) => decide(true);

  /** @param {(contents: unknown, permission: string) => boolean} handler */
  setPermissionCheckHandler(handler) {
    this.#check = handler;
  }

  /** @param {(details: unknown) => boolean} _handler */
  setDevicePermissionHandler(_handler) {}

  /**
   * Whether the app's handlers grant a permission to a page that asks for it; one that is only looked at needs the check alone.
   *
   * @param {string} permission as Electron knows it
   */
  grants(permission) {
    let granted = this.#check(null, permission);
    this.#request(null, permission, (decision) => (granted ||= decision));
    return granted;
  }

  /** The permissions that the app's handlers grant, as Playwright knows them. */
  granted() {
    return PERMISSIONS.filter(([permission = '']) => this.grants(permission)).map(([, name = '']) => name);
  }
}

export const session = { defaultSession: new Session() };
