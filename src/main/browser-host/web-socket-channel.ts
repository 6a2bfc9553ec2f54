import type { WebSocket } from 'ws';
import type { Channel } from '../../core/contract/channel';
import { decodeMessage, encodeMessage } from '../../core/contract/wire';

/** The line to a window in a browser. What arrives and is no message is noted with `log` and dropped. */
export function webSocketChannel(socket: WebSocket, log: (fault: unknown) => void): Channel {
  // A frame over the limit, or one that breaks the protocol: the socket closes by itself.
  socket.on('error', log);
  return {
    post: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(encodeMessage(message));
    },
    listen: (listener) => {
      socket.on('message', (data: Buffer, isBinary) => {
        let message: unknown;
        try {
          if (!isBinary) throw new TypeError('it is text');
          message = decodeMessage(data);
        } catch (error) {
          log(new Error('A message was dropped that could not be read.', { cause: error }));
          return;
        }
        listener(message);
      });
    },
    whenClosed: (listener) => {
      socket.once('close', listener);
    },
  };
}
