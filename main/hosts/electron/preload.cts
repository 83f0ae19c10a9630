// Runs sandboxed between the program and the screens, and only passes a port on: the page gets no function of
// Electron's. A sandboxed preload script is one CommonJS file that can require electron and nothing of ours.
const { contextBridge, ipcRenderer } = require('electron') as typeof import('electron');

/** The little of the page that is used here; this folder is compiled without the browser's types. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void;
  postMessage(message: string, targetOrigin: string, transfer: readonly object[]): void;
};

contextBridge.exposeInMainWorld('munjigi', { electron: true });

// Module scripts have run by then, so the page listens.
window.addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('munjigi:connect', null, [port1]);
  window.postMessage('munjigi:port', window.location.origin, [port2]);
});
