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
  const actor = await adminConsole.actor();
  if (actor.kind === "member" && !mayCall(actor.role, needed)) {
    const who = needed === "admins" ? "Organization Admins may" : "Organization Admins and Operators may";
    throw new GatehouseError("ROLE_INSUFFICIENT", `${showRole(actor.role)}s may not do this; ${who}.`);
  }
  return actor;
}

/** Refuses what only the command line may do. Errors: DOOR_CANNOT. */
export function requireCommandLine(adminConsole: Console): void {
  if (adminConsole.capabilities.door !== "command-line") {
    throw new GatehouseError("DOOR_CANNOT", "This can be done on the command line only.");
  }
}
