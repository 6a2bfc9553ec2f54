import type { MessagePortMain } from 'electron';
import type { Channel } from '../../core/contract/channel';

/** The main process's end of a MessagePort as a channel. */
export function messagePortChannel(port: MessagePortMain): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    whenClosed: (listener) => {
      port.once('close', listener);
    },
  };
}
