/** What hostile script in the page would do: makes calls of its own on the page's port. It is built into one text. */
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";

const port = Reflect.get(globalThis, "stolenPort") as MessagePort;
port.start();
const client: unknown = createORPCClient(new RPCLink({ port }));

/** Makes the call of that name, such as `door.describe`, and says in a text how it ended. */
const call = async (name: string, input?: unknown): Promise<string> => {
  const [area = "", procedure = ""] = name.split(".");
  const found: unknown = Reflect.get(Reflect.get(Object(client), area), procedure);
  try {
    return `answered ${JSON.stringify(await (found as (given: unknown) => Promise<unknown>)(input))}`;
  } catch (error) {
    return `refused ${name}: ${JSON.stringify(error)} ${String(error)}`;
  }
};

Reflect.set(globalThis, "call", call);
