/** Connects the window to its console: over a message port in the desktop app, over loopback HTTP in a browser. */
import { createORPCClient, onError } from "@orpc/client";
import { RPCLink as FetchLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import type { Client } from "../shared/contract.js";
import { portChannel } from "../shared/desktop-port.js";
import { follow } from "../shared/follow.js";
import { isDesktop } from "./door.js";
import { type DoorProof, watchOwnDoor } from "./door-proof.js";
import { isLinkLost } from "./failure.js";
import { markLinkLost } from "./state/link.js";

function watchLink(error: unknown): void {
  if (isLinkLost(error)) markLinkLost();
}

function openDesktopLink(): PortLink<Record<never, never>> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const link = new PortLink({ port: ours, interceptors: [onError(watchLink)] });
  ours.addEventListener("close", markLinkLost);
  ours.start();
  window.postMessage(portChannel, "/", [theirs]);
  return link;
}

/** Nothing is said to a door that has not proved itself, nor to whatever holds its port after its end. */
function openBrowserLink(): FetchLink<Record<never, never>> {
  let door: DoorProof | undefined;
  return new FetchLink({
    url: new URL("rpc", window.location.href),
    interceptors: [onError(watchLink)],
    fetch: async (request, init) => {
      door ??= watchOwnDoor(markLinkLost);
      await door.proved();
      return fetch(request, init);
    },
  });
}

/** The contract's calls, carried over this window's link. */
export const client: Client = createORPCClient(isDesktop() ? openDesktopLink() : openBrowserLink());

/** Follows a call that reports while it runs, and returns its result. A link that breaks meanwhile is marked as lost. */
export async function followCall<Report, Result>(
  call: PromiseLike<AsyncIterator<Report, Result>>,
  onReport: (report: Report) => void,
): Promise<Result> {
  try {
    return await follow(call, onReport);
  } catch (error) {
    watchLink(error); // the link's own interceptor sees only how the call began
    throw error;
  }
}
