/** The gate before every call: finds the actor, and asks the table of access whether the actor may make the call. */
import { type Access, access, mayCall } from "../../shared/access.js";
import { GatehouseError } from "../../shared/errors.js";
import { showRole } from "../../shared/roles.js";
import type { Console } from "../console/console.js";
import type { Actor } from "../organization/actor.js";

/** The access that a call needs. `path` is its place in the contract. */
function accessTo([area, call]: readonly string[]): Access {
  const table: Readonly<Record<string, Readonly<Record<string, Access>>>> = access;
  const needed = table[area ?? ""]?.[call ?? ""];
  // A table that lacks a call does not compile; should one be missing all the same, nobody may make it.
  if (needed === undefined) throw new GatehouseError("INTERNAL", "The table of access does not name this call.");
  return needed;
}

/**
 * The actor who makes the call, or null for calls that need none. The token is checked here, once for each call.
 * Errors: ROLE_INSUFFICIENT, SIGN_IN_REQUIRED, SESSION_ENDED, DOOR_CANNOT.
 */
export async function admit(adminConsole: Console, path: readonly string[]): Promise<Actor | null> {
  const needed = accessTo(path);
  if (needed === "anyone" || needed === "credentials" || needed === "oneself") return null;
  if (needed === "command-line") {
    requireCommandLine(adminConsole);
    return null;
  }
  if (needed === "installers" && !(await asksWhoInstalls(adminConsole))) return null;
  const actor = await adminConsole.actor().catch((error: unknown) => {
    throw needed === "installers" ? withCommand(error) : error;
  });
  if (actor.kind === "member" && !mayCall(actor.role, needed)) {
    const who =
      needed === "admins" || needed === "installers"
        ? "Organization Admins may"
        : "Organization Admins and Operators may";
    throw new GatehouseError("ROLE_INSUFFICIENT", `${showRole(actor.role)}s may not do this; ${who}.`);
  }
  return actor;
}

/** True for a window on an installation with login: whoever changes the installation as a whole has to be its Admin. */
async function asksWhoInstalls({ capabilities, connection }: Console): Promise<boolean> {
  if (capabilities.door === "command-line" || connection === null) return false;
  const { hasLogin } = await import("../organization/login-mode.js");
  return hasLogin(connection);
}

/** Names the command that does it where nobody can sign in. */
const withCommand = (error: unknown): unknown =>
  error instanceof GatehouseError && ["SIGN_IN_REQUIRED", "SESSION_ENDED"].includes(error.code)
    ? new GatehouseError(
        error.code,
        "On an installation with login, a window applies a plan for Organization Admins only.",
        {
          remedy:
            "Sign in as one, with the configuration that the installation runs with. If nobody can sign in, run gatehouse apply --config FILE.",
          cause: error,
        },
      )
    : error;

/** Refuses what only the command line may do. Errors: DOOR_CANNOT. */
export function requireCommandLine(adminConsole: Console): void {
  if (adminConsole.capabilities.door !== "command-line") {
    throw new GatehouseError("DOOR_CANNOT", "This can be done on the command line only.");
  }
}
