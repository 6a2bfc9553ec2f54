import type { Channel } from '../../../core/contract/channel';

/**
 * Whether the window is Electron's: its preload has put `inkling` there. The preload answers the message
 * `inkling:connect` with `inkling:port` and the port to the main process.
 */
export function onDesktop(): boolean {
  return 'inkling' in window;
}

/** Asks the preload for the line to the main process. */
export function openMessagePortChannel(): Promise<Channel> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== 'inkling:port' || !port) return;
      window.removeEventListener('message', receive);
      resolve(channelOver(port));
    };
    window.addEventListener('message', receive);
    window.postMessage('inkling:connect', location.origin);
  });
}

function channelOver(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      port.start();
    },
    whenClosed: (listener) => port.addEventListener('close', listener, { once: true }),
  };
}
