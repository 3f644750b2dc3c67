/** The rules about who may change whom. `shared/access.ts` says who may make a call at all. */
import type { MemberChange } from "../../shared/contract/member-changes.js";
import { GatehouseError } from "../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole, showRole } from "../../shared/roles.js";
import type { Actor } from "./actor.js";

const beneathOperators: readonly OrganizationRole[] = ["ORGANIZATION_USER", "ORGANIZATION_VIEWER"];

/** True where the actor may invite people with this role, and remove members who have it. */
export function mayManage(actor: Actor, role: OrganizationRole): boolean {
  if (actor.kind === "database-operator") return true;
  if (actor.role === "ORGANIZATION_ADMIN") return true;
  return actor.role === "ORGANIZATION_OPERATOR" && beneathOperators.includes(role);
}

/**
 * Refuses actors other than Organization Admins and database operators. In the product too, only they set other
 * people's passwords. Errors: ROLE_INSUFFICIENT.
 */
export function requireAdmin(actor: Actor): void {
  if (actor.kind === "database-operator" || actor.role === "ORGANIZATION_ADMIN") return;
  throw new GatehouseError("ROLE_INSUFFICIENT", `${showRole(actor.role)}s may not do this; Organization Admins may.`);
}

/** Refuses an actor who may not invite people with this role. Errors: ROLE_INSUFFICIENT. */
export function requireMayInvite(actor: Actor, role: OrganizationRole): void {
  if (mayManage(actor, role)) return;
  const who = actor.kind === "member" ? `${showRole(actor.role)}s` : "This user";
  throw new GatehouseError("ROLE_INSUFFICIENT", `${who} may not invite people as ${showRole(role)}.`);
}

const placedByOperators: readonly string[] = ["WORKSPACE_USER", "WORKSPACE_VIEWER"];

/**
 * True where the actor may invite somebody into a workspace with this role. An Operator gives no role that may manage a
 * workspace: neither Admin nor a custom role, which may come to hold any permission.
 */
export const mayPlace = (actor: Actor, role: { readonly system: boolean; readonly name: string }): boolean =>
  actor.kind === "database-operator" ||
  actor.role === "ORGANIZATION_ADMIN" ||
  (role.system && placedByOperators.includes(role.name));

/** True where the actor may make this change to members with this role. Operators only remove Users and Viewers. */
export function mayChange(actor: Actor, kind: MemberChange["kind"], role: string): boolean {
  if (actor.kind === "database-operator" || actor.role === "ORGANIZATION_ADMIN") return true;
  return kind === "remove" && mayManage(actor, parseOrganizationRole(role) ?? "ORGANIZATION_ADMIN");
}
