// @ts-check

/** Permissions that both Electron and Playwright know. */
const PERMISSIONS = ['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read'];

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

  /** The permissions that the app's handlers grant. */
  granted() {
    return PERMISSIONS.filter((permission) => {
      let granted = this.#check(null, permission);
      this.#request(null, permission, (decision) => (granted ||= decision));
      return granted;
    });
  }
}

export const session = { defaultSession: new Session() };
