import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Channel } from '../../../src/core/contract/channel';

/** The two ends of a line, over real message ports: the window's, and the main process's. */
export function openLine(): { window: Channel; main: Channel; cut(): void } {
  const { port1, port2 } = new MessageChannel();
  return { window: end(port1), main: end(port2), cut: () => port1.close() };
}

function end(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.on('message', listener);
    },
    whenClosed: (listener) => {
      port.once('close', listener);
    },
  };
}
