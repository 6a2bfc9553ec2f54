import type { Channel } from '../../../core/contract/channel';
import { decodeMessage, encodeMessage } from '../../../core/contract/wire';

/** Opens the line to the browser host, at the address that the window came from. Rejects where nobody answers. */
export function openWebSocketChannel(): Promise<Channel> {
  const address = new URL('/channel', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(channelOver(socket)), { once: true });
    socket.addEventListener('close', () => reject(new Error('Inkling does not answer.')), { once: true });
  });
}

function channelOver(socket: WebSocket): Channel {
  return {
    post: (message) => socket.send(encodeMessage(message)),
    listen: (listener) =>
      socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => listener(decodeMessage(event.data))),
    whenClosed: (listener) => socket.addEventListener('close', listener, { once: true }),
  };
}
