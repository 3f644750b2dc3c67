/** A window in which an Admin begins something that takes its time. */
import { writeFileSync } from "node:fs";
import { createRouterClient } from "@orpc/server";
import { openConsole } from "../../../electron/console/console.js";
import { router } from "../../../electron/router/router.js";
import type { Client } from "../../../shared/contract.js";
import { invited } from "../members/people.js";
import { newPath, values, type World } from "../world.js";

/** Lets a new Admin of this email begin something in a window; the code it ends with, or "done". */
export async function endOf(
  installation: World,
  email: string,
  work: (client: Client) => Promise<unknown>,
  chooseNewFile: () => Promise<string | null> = async () => null,
): Promise<unknown> {
  const configuration = newPath("yaml");
  writeFileSync(configuration, values);
  const password = await invited(installation.database, email, "admin");
  const console = openConsole(
    { door: "desktop", version: "0", chooseNewFile },
    { configurationPaths: [configuration], databaseUrl: installation.db.url },
  );
  const client: Client = createRouterClient(router, { context: { console } });
  try {
    await client.connection.connect({ by: "environment" });
    await client.session.signIn({ email, password: password.reveal() });
    await work(client);
    return "done";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  } finally {
    await console.close();
  }
}
