import { contextBridge, ipcRenderer } from 'electron';

/**
 * The bridge, and nothing else: it hands the window one end of a MessagePort whose other end is the main process's. Ports
 * can't pass through `contextBridge`, so it comes as a message, when the window asks for it with one.
 */
contextBridge.exposeInMainWorld('inkling', { host: 'desktop' });

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'inkling:connect') ipcRenderer.send('inkling:connect');
});

ipcRenderer.on('inkling:port', (event) => {
  window.postMessage('inkling:port', location.origin, event.ports);
});
