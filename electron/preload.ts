/** The preload script: forwards the page's one MessagePort to the main process, and exposes nothing else. */
import { ipcRenderer } from "electron";
import { portChannel } from "../shared/desktop-port.js";

const forward = (event: MessageEvent): void => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== location.origin) return;
  if (event.data !== portChannel || port === undefined) return;
  window.removeEventListener("message", forward);
  ipcRenderer.postMessage(portChannel, null, [port]);
};

window.addEventListener("message", forward);
