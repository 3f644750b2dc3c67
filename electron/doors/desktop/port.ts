/** The desktop door's connection: each load of the page hands over one MessagePort, and the router answers on it. */
import { type BrowserWindow, ipcMain, type MessagePortMain } from "electron";
import { portChannel } from "../../../shared/desktop-port.js";
import type { Console } from "../../console/console.js";
import { isTrustedSender } from "./trusted-sender.js";

type Answer = (port: MessagePortMain) => void;

/** Makes the function that answers the calls on a port, with the router and `adminConsole`. */
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

/** Takes ports from our own page only. When a reloaded page brings a new one, the earlier is closed, and its calls end. */
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
    // Messages wait in the port until it is started. The caller handles the promise's rejection.
    void answer.then(
      (start) => start(port),
      () => port.close(),
    );
  });
}
