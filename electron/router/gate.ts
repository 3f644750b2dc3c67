/** The gate before every call: who makes it, and whether the table of access lets them. */
import { type Access, access, mayCall } from "../../shared/access.js";
import { GatehouseError } from "../../shared/errors.js";
import { showRole } from "../../shared/roles.js";
import type { Console } from "../console/console.js";
import type { Actor } from "../organization/actor.js";

/** What the table says of a call, named by its path in the contract. */
function accessTo([area, call]: readonly string[]): Access {
  const table: Readonly<Record<string, Readonly<Record<string, Access>>>> = access;
  const needed = table[area ?? ""]?.[call ?? ""];
  // The table is complete or does not compile; what is not in it all the same is nobody's.
  if (needed === undefined) throw new GatehouseError("INTERNAL", "Nothing says who may make this call.");
  return needed;
}

/**
 * Who makes the call; null where the call does not ask. The token is checked here, once for each call.
 * Errors: ROLE_INSUFFICIENT, SIGN_IN_REQUIRED, SESSION_ENDED, DOOR_CANNOT.
 */
export async function admit(adminConsole: Console, path: readonly string[]): Promise<Actor | null> {
  const needed = accessTo(path);
  if (needed === "anyone" || needed === "credentials" || needed === "oneself") return null;
  if (needed === "command-line") {
    requireCommandLine(adminConsole);
    return null;
  }
  const actor = await adminConsole.actor();
  if (actor.kind === "member" && !mayCall(actor.role, needed)) {
    const who = needed === "admins" ? "Organization Admins may" : "Organization Admins and Operators may";
    throw new GatehouseError("ROLE_INSUFFICIENT", `${showRole(actor.role)}s may not do this; ${who}.`);
  }
  return actor;
}

/** For what only the command line may do. Errors: DOOR_CANNOT. */
export function requireCommandLine(adminConsole: Console): void {
  if (adminConsole.capabilities.door !== "command-line") {
    throw new GatehouseError("DOOR_CANNOT", "This is done on the command line only.");
  }
}
