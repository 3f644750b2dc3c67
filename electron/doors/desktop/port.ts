/** The desktop door: each load of the page hands over one MessagePort, and the router answers on it. */
import { type BrowserWindow, ipcMain, type MessagePortMain } from "electron";
import { portChannel } from "../../../shared/desktop-port.js";
import type { Console } from "../../console/console.js";
import { isTrustedSender } from "./trusted-sender.js";

type Answer = (port: MessagePortMain) => void;

/** Answers calls with the router, on `adminConsole`. */
export async function answerWith(adminConsole: Console): Promise<Answer> {
  const [{ RPCHandler }, { router }] = await Promise.all([
    import("@orpc/server/message-port"),
    import("../../router/router.js"),
  ]);
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade(port, { context: { console: adminConsole } });
    port.start();
  };
}

/** Takes ports from our own page only. A reloaded page brings a new one; the former is closed, which ends its calls. */
export function setupPort(currentWindow: () => BrowserWindow | null, answer: Promise<Answer>): void {
  let current: MessagePortMain | undefined;
  ipcMain.on(portChannel, (event) => {
    const [port, ...others] = event.ports;
    if (port === undefined) return;
    if (others.length > 0 || !isTrustedSender(event, currentWindow())) {
      for (const refused of event.ports) refused.close();
      return;
    }
    current?.close();
    current = port;
    // Messages wait in the port until it is started. A rejection is told by whoever made the promise.
    void answer.then(
      (start) => start(port),
      () => port.close(),
    );
  });
}
