/**
 * A two-way line between the window and the main process. There are two: a MessagePort on the desktop, a WebSocket in
 * the browser host. Messages are plain data with typed arrays in it.
 */
export interface Channel {
  post(message: unknown): void;
  /** Calls `listener` with each message that arrives. */
  listen(listener: (message: unknown) => void): void;
  /** Calls `listener` once, when the line is gone. */
  whenClosed(listener: () => void): void;
}
